/** Where things lie on a shelf, by number: eight bytes each outside of V8's heap. */

export interface PlaceList {
  /** `place`: as a shelf gives it. */
  readonly set: (number: number, place: number) => void;
  /** -1 for a number that has none. */
  readonly at: (number: number) => number;
}

export function createPlaceList(): PlaceList {
  /** One more than the place: shelves may hold more than 32 bits can count. */
  let places = new Float64Array(64);
  return {
    set(number, place) {
      if (number >= places.length) {
        const grown = new Float64Array(Math.max(number + 1, places.length * 2));
        grown.set(places);
        places = grown;
      }
      places[number] = place + 1;
    },
    at: (number) => (places[number] ?? 0) - 1,
  };
}
