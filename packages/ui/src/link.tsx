"use client";

import {
  type ComponentType,
  createContext,
  createElement,
  type MouseEventHandler,
  type ReactNode,
  useContext,
} from "react";

type LinkProps = {
  href: string;
  className?: string | undefined;
  children?: ReactNode;
  title?: string | undefined;
  "aria-current"?: "page" | undefined;
  onClick?: MouseEventHandler<HTMLAnchorElement>;
};

const LinkContext = createContext<ComponentType<LinkProps>>(PlainLink);

/** Tells the components of this package which link the app's router uses; UiProviders passes it on. */
export function LinkProvider({ link, children }: { link: ComponentType<LinkProps>; children: ReactNode }) {
  return <LinkContext value={link}>{children}</LinkContext>;
}

/** The app's link (Next's), or a plain anchor where no router is. */
export function AppLink(props: LinkProps) {
  return createElement(useContext(LinkContext), props);
}

function PlainLink(props: LinkProps) {
  return <a {...props} />;
}
