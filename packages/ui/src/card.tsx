import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** A surface with a hairline around it. */
export function Card({ className, ...props }: ComponentProps<"section">) {
  return <section className={cn("rounded-lg border bg-card text-card-foreground", className)} {...props} />;
}

type CardHeaderProps = {
  title: ReactNode;
  description?: ReactNode;
  /** Buttons or a link at the right. */
  actions?: ReactNode;
  className?: string | undefined;
};

/** Title line of a card. */
export function CardHeader({ title, description, actions, className }: CardHeaderProps) {
  return (
    <header className={cn("flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-4", className)}>
      <div className="min-w-0">
        <h2 className="text-sm font-semibold">{title}</h2>
        {description ? <p className="text-compact text-muted-foreground">{description}</p> : null}
      </div>
      {actions ? <div className="-my-1 flex min-h-7 items-center gap-2">{actions}</div> : null}
    </header>
  );
}

/** What the card holds. */
export function CardContent({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("p-4", className)} {...props} />;
}

/** Closing line of a card: a note at the left, the saving button at the right. */
export function CardFooter({ className, ...props }: ComponentProps<"footer">) {
  return (
    <footer
      className={cn(
        "flex flex-wrap items-center justify-between gap-3 rounded-b-lg border-t bg-muted px-4 py-3 text-compact text-muted-foreground",
        className,
      )}
      {...props}
    />
  );
}
