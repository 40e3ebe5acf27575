import { cn } from "./cn";

type PasswordStrengthProps = {
  password: string;
  /** Fewest characters that are accepted. */
  minLength: number;
};

/** How strong a password is by its length, the one measure that counts (NIST SP 800-63B §3.1.1): four bars and a word. */
export function PasswordStrength({ password, minLength }: PasswordStrengthProps) {
  const length = [...password].length;
  const level = length === 0 ? 0 : length < minLength ? 1 : length < minLength + 4 ? 2 : length < minLength + 8 ? 3 : 4;
  const words = ["", `${minLength - length} more needed`, "Good enough", "Strong", "Very strong"];
  const colours = ["", "bg-danger", "bg-warning", "bg-success", "bg-success"];
  return (
    <div className="flex items-center gap-3">
      <div aria-hidden className="flex flex-1 gap-1">
        {[1, 2, 3, 4].map((bar) => (
          <span key={bar} className={cn("h-1 flex-1 rounded-full", bar <= level ? colours[level] : "bg-secondary")} />
        ))}
      </div>
      <span aria-live="polite" className="min-w-24 text-right text-xs text-muted-foreground">
        {words[level] || `At least ${minLength} characters`}
      </span>
    </div>
  );
}
