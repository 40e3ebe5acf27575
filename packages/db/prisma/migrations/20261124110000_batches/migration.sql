-- CreateEnum
CREATE TYPE "batch_state" AS ENUM ('draft', 'running', 'paused', 'done', 'cancelled');

-- CreateEnum
CREATE TYPE "batch_row_state" AS ENUM ('waiting', 'calling', 'reached', 'not_reached', 'refused', 'cancelled');

-- AlterTable
ALTER TABLE "calls" ADD COLUMN     "batch_row_id" UUID;

-- CreateTable
CREATE TABLE "batches" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "state" "batch_state" NOT NULL DEFAULT 'draft',
    "halt_reason" VARCHAR(40),
    "agent_id" UUID NOT NULL,
    "from_number" VARCHAR(20) NOT NULL,
    "number_column" VARCHAR(200) NOT NULL,
    "variable_columns" JSONB NOT NULL DEFAULT '{}',
    "starts_at" TIMESTAMPTZ(3),
    "window_from" VARCHAR(5) NOT NULL,
    "window_to" VARCHAR(5) NOT NULL,
    "weekdays" INTEGER[],
    "lines_at_once" INTEGER NOT NULL,
    "retry_on" TEXT[],
    "retry_after_minutes" INTEGER NOT NULL,
    "max_tries" INTEGER NOT NULL,
    "created_by_label" VARCHAR(255) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "batches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batch_rows" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "to_number" VARCHAR(100) NOT NULL,
    "variables" JSONB NOT NULL DEFAULT '{}',
    "state" "batch_row_state" NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3),
    "outcome" VARCHAR(40),
    "end_reason" VARCHAR(100),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "batch_rows_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "do_not_call_numbers" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "phone_number" VARCHAR(20) NOT NULL,
    "source" VARCHAR(200) NOT NULL,
    "added_by_label" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "do_not_call_numbers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "batches_tenant_id_created_at_id_idx" ON "batches"("tenant_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "batches_tenant_id_id_key" ON "batches"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "batch_rows_tenant_id_batch_id_state_idx" ON "batch_rows"("tenant_id", "batch_id", "state");

-- CreateIndex
CREATE INDEX "batch_rows_batch_id_state_due_at_idx" ON "batch_rows"("batch_id", "state", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "batch_rows_tenant_id_id_key" ON "batch_rows"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "batch_rows_batch_id_line_key" ON "batch_rows"("batch_id", "line");

-- CreateIndex
CREATE INDEX "do_not_call_numbers_tenant_id_created_at_id_idx" ON "do_not_call_numbers"("tenant_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "do_not_call_numbers_tenant_id_id_key" ON "do_not_call_numbers"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "do_not_call_numbers_tenant_id_phone_number_key" ON "do_not_call_numbers"("tenant_id", "phone_number");

-- AddForeignKey
ALTER TABLE "batches" ADD CONSTRAINT "batches_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batches" ADD CONSTRAINT "batches_tenant_id_agent_id_fkey" FOREIGN KEY ("tenant_id", "agent_id") REFERENCES "agents"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_rows" ADD CONSTRAINT "batch_rows_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_rows" ADD CONSTRAINT "batch_rows_tenant_id_batch_id_fkey" FOREIGN KEY ("tenant_id", "batch_id") REFERENCES "batches"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "do_not_call_numbers" ADD CONSTRAINT "do_not_call_numbers_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_tenant_id_batch_row_id_fkey" FOREIGN KEY ("tenant_id", "batch_row_id") REFERENCES "batch_rows"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- Rules that hold whoever writes.

ALTER TABLE "batches"
  ADD CONSTRAINT "batches_window" CHECK ("window_from" < "window_to"),
  ADD CONSTRAINT "batches_rules" CHECK ("lines_at_once" > 0 AND "max_tries" > 0 AND cardinality("weekdays") > 0);

-- No number stands in a batch twice, but among the lines that are not called.
CREATE UNIQUE INDEX "batch_rows_number_once" ON "batch_rows"("batch_id", "to_number") WHERE "state" <> 'refused';

-- One call at a time for a line of a batch.
CREATE UNIQUE INDEX "calls_batch_row_once" ON "calls"("batch_row_id") WHERE "batch_row_id" IS NOT NULL AND "status" = 'in_progress';
CREATE INDEX "calls_batch_row" ON "calls"("batch_row_id", "id" DESC) WHERE "batch_row_id" IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON "batches", "batch_rows", "do_not_call_numbers" TO voxcalls_app, voxcalls_platform;

DO $$
DECLARE
  name text;
  own text := 'tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid';
BEGIN
  FOREACH name IN ARRAY ARRAY['batches', 'batch_rows', 'do_not_call_numbers'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY "tenant_isolation" ON %I TO voxcalls_app USING (%s) WITH CHECK (%s)', name, own, own);
    EXECUTE format('CREATE POLICY "platform_access" ON %I TO voxcalls_platform USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;
