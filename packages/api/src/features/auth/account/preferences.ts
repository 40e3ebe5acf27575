import { Preferences } from "../schemas";

/** The preferences in a user's settings; what is missing, or not understood, is as if never chosen. */
export function preferencesOf(settings: unknown): Preferences {
  const { data } = Preferences.partial().safeParse(settings);
  return { timeZone: data?.timeZone ?? null, theme: data?.theme ?? "system", callViews: data?.callViews ?? [] };
}
