export function serveSample(
  name?: string,
  host?: string,
): Promise<{
  readonly port: number;
  /** Path of a config file made for this server. */
  readonly config: string;
  readonly folder: string;
  /** Calls back with `METHOD path` of every request for the site itself. */
  readonly watch: (listener: (request: string) => void) => void;
  readonly close: () => Promise<void>;
}>;
