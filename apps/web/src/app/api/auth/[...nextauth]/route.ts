import { handlers } from "~/server/auth-options";

export const { GET, POST } = handlers;
