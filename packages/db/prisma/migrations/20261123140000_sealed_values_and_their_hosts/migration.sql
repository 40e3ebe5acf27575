-- A sealed value goes to the address that it was given for and nowhere else; one that nothing names any more is removed after a while.
ALTER TABLE "tool_secrets" ADD COLUMN "given_for" TEXT, ADD COLUMN "unnamed_since" TIMESTAMPTZ(3);
