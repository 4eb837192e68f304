export const FORMATS: Readonly<Record<"xlsx" | "xls" | "ods", string>>;
export function hasLibreOffice(): boolean;
export function editInLibreOffice(list: string, folder: string): void;
