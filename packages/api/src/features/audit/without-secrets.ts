/** Fields whose values belong in no log, by how their names end; `requireTwoFactor` or `minPasswordLength` say nothing secret. */
const secret =
  /(^|_)sealed|(password|passphrase|secret|token|hash|cookie|authorization|credentials?|api_?keys?|private_?key|recovery_?codes?|totp|otp|recording_?url)$/i;

/** The value as the log may keep it: what stands under a secret's name is left out, however deep. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, secret.test(name) ? removed : withoutSecrets(inner)]),
  );
}

const removed = "[removed]";
