/** Small ZIP files for tests, as the maker of the sample documents writes them. */

export { makeZip, type ZipPart } from "../../sample/make-zip.mjs";
