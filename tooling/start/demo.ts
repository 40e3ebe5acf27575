import type { Settings } from "./env";
export async function seedDemo(
  settings: Settings,
  _url: string,
  _secret: string,
  _seed: () => Promise<void>,
): Promise<boolean> {
  return !settings.production;
}
