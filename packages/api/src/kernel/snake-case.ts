/** A name of ours as it is spelled outside: `billingEmail` is `billing_email`. */
export function snake(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
