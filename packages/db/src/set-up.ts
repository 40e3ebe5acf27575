/** What stands a database up: apart from the runtime's face, because it brings the migration engine and PostgreSQL's own programs. */
export { diffSchema } from "./diff-schema";
export { dropEverything } from "./drop-everything";
export { startEmbeddedPostgres, type EmbeddedPostgres } from "./embedded/start-embedded-postgres";
export { grantJobs } from "./grant-jobs";
export { migrate } from "./migrate";
export { prepareRuntimeRoles } from "./runtime-roles";
export { verifyAudit } from "./verify-audit";
