-- CreateEnum
CREATE TYPE "provider_thing" AS ENUM ('agent', 'llm', 'flow', 'knowledge_base', 'phone_number');

-- CreateEnum
CREATE TYPE "provider_thing_state" AS ENUM ('in_sync', 'pending', 'changed', 'outdated', 'missing', 'orphan');

-- CreateTable
CREATE TABLE "provider_health_runs" (
    "id" UUID NOT NULL,
    "state" "reconciliation_state" NOT NULL DEFAULT 'running',
    "started_by" VARCHAR(255) NOT NULL,
    "judged" INTEGER NOT NULL DEFAULT 0,
    "left_out" INTEGER NOT NULL DEFAULT 0,
    "cleared" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "provider_health_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_health_items" (
    "id" UUID NOT NULL,
    "kind" "provider_thing" NOT NULL,
    "key" VARCHAR(255) NOT NULL,
    "state" "provider_thing_state" NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "owner_id" UUID,
    "our_id" UUID,
    "provider_id" VARCHAR(255),
    "differences" JSONB NOT NULL DEFAULT '[]',
    "reason" TEXT NOT NULL,
    "fingerprint" VARCHAR(64),
    "run_id" UUID NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "judged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "provider_health_items_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "provider_health_runs_started_at_idx" ON "provider_health_runs"("started_at" DESC);

-- CreateIndex
CREATE INDEX "provider_health_items_found_at_id_idx" ON "provider_health_items"("found_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "provider_health_items_state_found_at_id_idx" ON "provider_health_items"("state", "found_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "provider_health_items_kind_key_key" ON "provider_health_items"("kind", "key");


-- One run at a time.
CREATE UNIQUE INDEX "provider_health_runs_one_running" ON "provider_health_runs"("state") WHERE "state" = 'running';

GRANT SELECT, INSERT, UPDATE, DELETE ON "provider_health_runs", "provider_health_items" TO voxcalls_platform;
