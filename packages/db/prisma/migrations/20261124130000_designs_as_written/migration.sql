-- What people designed keeps the order in which they wrote it: the model reads the properties of a function's parameters in that order,
-- and jsonb would sort them by the length of their names.
ALTER TABLE "agents" ALTER COLUMN "settings" DROP DEFAULT;
ALTER TABLE "agents" ALTER COLUMN "settings" SET DATA TYPE JSON USING "settings"::json;
ALTER TABLE "agents" ALTER COLUMN "settings" SET DEFAULT '{}';
ALTER TABLE "flows" ALTER COLUMN "definition" SET DATA TYPE JSON USING "definition"::json;
ALTER TABLE "agent_versions" ALTER COLUMN "bundle" SET DATA TYPE JSON USING "bundle"::json;
