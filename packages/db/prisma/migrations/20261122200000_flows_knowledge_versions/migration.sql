-- CreateEnum
CREATE TYPE "agent_engine" AS ENUM ('prompt', 'flow');

-- CreateEnum
CREATE TYPE "version_status" AS ENUM ('publishing', 'published', 'failed', 'kept');

-- CreateEnum
CREATE TYPE "knowledge_status" AS ENUM ('empty', 'processing', 'ready', 'failed', 'deleted');

-- CreateEnum
CREATE TYPE "source_type" AS ENUM ('document', 'url', 'text');

-- CreateEnum
CREATE TYPE "source_status" AS ENUM ('processing', 'ready', 'failed');

-- AlterTable
ALTER TABLE "agents" ADD COLUMN     "engine" "agent_engine" NOT NULL DEFAULT 'prompt',
ADD COLUMN     "flow_id" UUID,
ADD COLUMN     "knowledge_base_ids" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "published_retell_version" INTEGER,
ADD COLUMN     "published_revision" INTEGER,
ADD COLUMN     "published_version" INTEGER,
ADD COLUMN     "retell_flow_id" VARCHAR(255),
ADD COLUMN     "transfer_agent_ids" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "agent_versions" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "version_status" NOT NULL,
    "retell_version" INTEGER,
    "revision" INTEGER NOT NULL,
    "title" VARCHAR(200),
    "reason" VARCHAR(1000),
    "bundle" JSONB NOT NULL,
    "failure_reason" TEXT,
    "created_by" UUID,
    "created_by_label" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "agent_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "test_cases" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "caller_lines" TEXT[],
    "variables" JSONB NOT NULL DEFAULT '{}',
    "expectations" JSONB NOT NULL,
    "last_result" JSONB,
    "last_run_at" TIMESTAMPTZ(3),
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "test_cases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tool_secrets" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "sealed_value" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tool_secrets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "flows" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "definition" JSONB NOT NULL,
    "knowledge_base_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "transfer_agent_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "flows_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "knowledge_bases" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "owner_id" UUID,
    "name" VARCHAR(120) NOT NULL,
    "retell_knowledge_base_id" VARCHAR(255),
    "retell_probe_agent_id" VARCHAR(255),
    "retell_probe_llm_id" VARCHAR(255),
    "auto_refresh" BOOLEAN NOT NULL DEFAULT false,
    "status" "knowledge_status" NOT NULL DEFAULT 'empty',
    "failure_reason" TEXT,
    "last_refreshed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "knowledge_bases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "knowledge_sources" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "knowledge_base_id" UUID NOT NULL,
    "type" "source_type" NOT NULL,
    "title" VARCHAR(2048) NOT NULL,
    "text" TEXT,
    "size_bytes" INTEGER,
    "retell_source_id" VARCHAR(255),
    "status" "source_status" NOT NULL DEFAULT 'processing',
    "failure_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "knowledge_sources_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "agents_retell_flow_id_key" ON "agents"("retell_flow_id");

-- CreateIndex
CREATE INDEX "agents_tenant_id_flow_id_idx" ON "agents"("tenant_id", "flow_id");

-- CreateIndex
CREATE UNIQUE INDEX "agent_versions_tenant_id_id_key" ON "agent_versions"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "agent_versions_tenant_id_agent_id_number_key" ON "agent_versions"("tenant_id", "agent_id", "number");

-- CreateIndex
CREATE INDEX "test_cases_tenant_id_agent_id_created_at_id_idx" ON "test_cases"("tenant_id", "agent_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "test_cases_tenant_id_id_key" ON "test_cases"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "tool_secrets_tenant_id_id_key" ON "tool_secrets"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "flows_tenant_id_created_at_id_idx" ON "flows"("tenant_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "flows_tenant_id_id_key" ON "flows"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "knowledge_bases_retell_knowledge_base_id_key" ON "knowledge_bases"("retell_knowledge_base_id");

-- CreateIndex
CREATE UNIQUE INDEX "knowledge_bases_retell_probe_agent_id_key" ON "knowledge_bases"("retell_probe_agent_id");

-- CreateIndex
CREATE UNIQUE INDEX "knowledge_bases_retell_probe_llm_id_key" ON "knowledge_bases"("retell_probe_llm_id");

-- CreateIndex
CREATE INDEX "knowledge_bases_tenant_id_created_at_id_idx" ON "knowledge_bases"("tenant_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "knowledge_bases_tenant_id_id_key" ON "knowledge_bases"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "knowledge_sources_tenant_id_knowledge_base_id_created_at_id_idx" ON "knowledge_sources"("tenant_id", "knowledge_base_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "knowledge_sources_tenant_id_id_key" ON "knowledge_sources"("tenant_id", "id");

-- AddForeignKey
ALTER TABLE "agents" ADD CONSTRAINT "agents_tenant_id_flow_id_fkey" FOREIGN KEY ("tenant_id", "flow_id") REFERENCES "flows"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_versions" ADD CONSTRAINT "agent_versions_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_versions" ADD CONSTRAINT "agent_versions_tenant_id_agent_id_fkey" FOREIGN KEY ("tenant_id", "agent_id") REFERENCES "agents"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_cases" ADD CONSTRAINT "test_cases_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_cases" ADD CONSTRAINT "test_cases_tenant_id_agent_id_fkey" FOREIGN KEY ("tenant_id", "agent_id") REFERENCES "agents"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tool_secrets" ADD CONSTRAINT "tool_secrets_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flows" ADD CONSTRAINT "flows_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "knowledge_bases" ADD CONSTRAINT "knowledge_bases_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "knowledge_bases" ADD CONSTRAINT "knowledge_bases_tenant_id_owner_id_fkey" FOREIGN KEY ("tenant_id", "owner_id") REFERENCES "users"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "knowledge_sources" ADD CONSTRAINT "knowledge_sources_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "knowledge_sources" ADD CONSTRAINT "knowledge_sources_tenant_id_knowledge_base_id_fkey" FOREIGN KEY ("tenant_id", "knowledge_base_id") REFERENCES "knowledge_bases"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Rules that hold whoever writes.

ALTER TABLE "agents"
  ADD CONSTRAINT "agents_flow_by_engine" CHECK (("engine" = 'flow') = ("flow_id" IS NOT NULL));

-- One version at a time is on its way to the provider.
CREATE UNIQUE INDEX "agent_versions_one_publishing" ON "agent_versions"("tenant_id", "agent_id")
  WHERE "status" = 'publishing';

GRANT SELECT, INSERT, UPDATE, DELETE
  ON "flows", "agent_versions", "test_cases", "tool_secrets", "knowledge_bases", "knowledge_sources"
  TO voxcalls_app, voxcalls_platform;

DO $$
DECLARE
  name text;
  own text := 'tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid';
BEGIN
  FOREACH name IN ARRAY ARRAY['agent_versions', 'test_cases', 'tool_secrets', 'flows', 'knowledge_bases', 'knowledge_sources'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY "tenant_isolation" ON %I TO voxcalls_app USING (%s) WITH CHECK (%s)', name, own, own);
    EXECUTE format('CREATE POLICY "platform_access" ON %I TO voxcalls_platform USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;
