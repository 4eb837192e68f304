export function serveSample(
  name?: string,
  host?: string,
): Promise<{
  readonly port: number;
  /** Path of a config file made for this server. */
  readonly config: string;
  readonly folder: string;
  readonly close: () => Promise<void>;
}>;
