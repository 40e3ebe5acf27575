import { cn } from "./cn";
import { initials } from "./initials";

const sizes = { sm: "size-6 text-[10px]", md: "size-8 text-xs", lg: "size-10 text-sm" };

type AvatarProps = {
  name: string;
  size?: keyof typeof sizes;
  /** People are round, tenants and agents are square. */
  shape?: "round" | "square";
  className?: string | undefined;
};

/** Initials of a person, tenant or agent. The name must stand beside it: the letters are hidden from screen readers. */
export function Avatar({ name, size = "md", shape = "round", className }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={cn(
        "inline-flex shrink-0 items-center justify-center bg-secondary font-medium text-secondary-foreground select-none",
        shape === "round" ? "rounded-full" : "rounded-md",
        sizes[size],
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}
