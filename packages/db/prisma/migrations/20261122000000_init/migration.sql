-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "agent_status" AS ENUM ('provisioning', 'active', 'paused', 'deleted', 'failed');

-- CreateEnum
CREATE TYPE "call_direction" AS ENUM ('inbound', 'outbound', 'web');

-- CreateEnum
CREATE TYPE "call_status" AS ENUM ('in_progress', 'completed', 'failed');

-- CreateEnum
CREATE TYPE "recording_status" AS ENUM ('none', 'pending', 'stored', 'failed');

-- CreateEnum
CREATE TYPE "transcript_role" AS ENUM ('agent', 'user', 'transfer_target');

-- CreateEnum
CREATE TYPE "number_type" AS ENUM ('local', 'mobile', 'toll_free');

-- CreateEnum
CREATE TYPE "phone_number_status" AS ENUM ('importing', 'available', 'assigned', 'quarantined', 'suspended');

-- CreateEnum
CREATE TYPE "provider_event_state" AS ENUM ('pending', 'settled', 'parked', 'dead');

-- CreateEnum
CREATE TYPE "tenant_status" AS ENUM ('active', 'suspended', 'trial', 'cancelled');

-- CreateEnum
CREATE TYPE "plan" AS ENUM ('free', 'starter', 'pro', 'enterprise');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('super_admin', 'admin', 'user');

-- CreateEnum
CREATE TYPE "user_status" AS ENUM ('active', 'invited', 'suspended');

-- CreateTable
CREATE TABLE "agents" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "retell_agent_id" VARCHAR(255),
    "retell_llm_id" VARCHAR(255),
    "assigned_user_id" UUID,
    "name" VARCHAR(255) NOT NULL,
    "system_prompt" TEXT NOT NULL,
    "welcome_message" TEXT,
    "voice_id" VARCHAR(255) NOT NULL,
    "llm_model" VARCHAR(100) NOT NULL,
    "language" VARCHAR(10) NOT NULL DEFAULT 'en-US',
    "responsiveness" DOUBLE PRECISION NOT NULL DEFAULT 0.8,
    "interruption_sensitivity" DOUBLE PRECISION NOT NULL DEFAULT 0.7,
    "ambient_sound" VARCHAR(50),
    "settings" JSONB NOT NULL DEFAULT '{}',
    "status" "agent_status" NOT NULL DEFAULT 'provisioning',
    "failure_reason" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "synced_revision" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "agents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "actor_type" VARCHAR(20) NOT NULL,
    "actor_id" UUID,
    "actor_label" VARCHAR(255) NOT NULL,
    "action" VARCHAR(100) NOT NULL,
    "object_type" VARCHAR(50),
    "object_id" UUID,
    "reason" TEXT,
    "before" JSONB,
    "after" JSONB,
    "request_id" VARCHAR(64),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_records" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "user_id" UUID,
    "call_id" UUID NOT NULL,
    "entry" INTEGER NOT NULL DEFAULT 0,
    "billable_seconds" INTEGER NOT NULL,
    "conversation_minutes" DECIMAL(12,4) NOT NULL,
    "llm_input_tokens" INTEGER,
    "llm_output_tokens" INTEGER,
    "llm_total_tokens" INTEGER,
    "rate_per_minute" DECIMAL(10,4) NOT NULL,
    "increment_seconds" INTEGER NOT NULL,
    "total_cost" DECIMAL(12,4) NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "usage_records_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calls" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "user_id" UUID,
    "agent_id" UUID,
    "agent_name" VARCHAR(255),
    "agent_version" INTEGER,
    "retell_call_id" VARCHAR(255) NOT NULL,
    "direction" "call_direction" NOT NULL,
    "status" "call_status" NOT NULL,
    "from_number" VARCHAR(50),
    "to_number" VARCHAR(50),
    "phone_number" VARCHAR(50),
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "duration_ms" INTEGER,
    "duration_seconds" INTEGER,
    "call_successful" BOOLEAN,
    "user_sentiment" VARCHAR(20),
    "disconnection_reason" VARCHAR(100),
    "call_analysis" JSONB,
    "latency" JSONB,
    "recording_status" "recording_status" NOT NULL DEFAULT 'none',
    "recording_url" TEXT,
    "recording_key" VARCHAR(255),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call_transcripts" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "role" "transcript_role" NOT NULL,
    "content" TEXT NOT NULL,
    "start_time_ms" INTEGER,
    "end_time_ms" INTEGER,
    "words" JSONB,
    "events" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "call_transcripts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "phone_numbers" (
    "id" UUID NOT NULL,
    "tenant_id" UUID,
    "phone_number" VARCHAR(50) NOT NULL,
    "country_code" VARCHAR(10) NOT NULL,
    "number_type" "number_type" NOT NULL DEFAULT 'local',
    "nickname" VARCHAR(255),
    "retell_phone_id" VARCHAR(255),
    "twilio_number_sid" VARCHAR(64),
    "assigned_user_id" UUID,
    "assigned_agent_id" UUID,
    "sip_trunk_uri" VARCHAR(255),
    "sip_username" VARCHAR(255),
    "sealed_sip_password" TEXT,
    "status" "phone_number_status" NOT NULL DEFAULT 'importing',
    "failure_reason" TEXT,
    "assigned_at" TIMESTAMPTZ(3),
    "quarantined_until" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,
    "synced_revision" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "phone_numbers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "phone_number_holdings" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "phone_number_id" UUID NOT NULL,
    "user_id" UUID,
    "agent_id" UUID,
    "held_from" TIMESTAMPTZ(3) NOT NULL,
    "held_until" TIMESTAMPTZ(3),

    CONSTRAINT "phone_number_holdings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_events" (
    "id" UUID NOT NULL,
    "event_key" VARCHAR(64) NOT NULL,
    "event" VARCHAR(64) NOT NULL,
    "source" VARCHAR(20) NOT NULL DEFAULT 'webhook',
    "retell_call_id" VARCHAR(255),
    "retell_agent_id" VARCHAR(255),
    "body" JSONB NOT NULL,
    "state" "provider_event_state" NOT NULL DEFAULT 'pending',
    "problem" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "provider_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "key" VARCHAR(255) NOT NULL,
    "request_hash" VARCHAR(64) NOT NULL,
    "status" INTEGER,
    "response_body" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "worker_heartbeats" (
    "worker_id" VARCHAR(64) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_heartbeats_pkey" PRIMARY KEY ("worker_id")
);

-- CreateTable
CREATE TABLE "platform_settings" (
    "key" VARCHAR(100) NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "platform_settings_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "tenants" (
    "id" UUID NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "slug" VARCHAR(100) NOT NULL,
    "status" "tenant_status" NOT NULL DEFAULT 'active',
    "plan" "plan" NOT NULL DEFAULT 'free',
    "trial_ends_at" TIMESTAMPTZ(3),
    "subscription_id" VARCHAR(255),
    "max_users" INTEGER NOT NULL DEFAULT 5,
    "max_agents" INTEGER NOT NULL DEFAULT 1,
    "max_phone_numbers" INTEGER NOT NULL DEFAULT 1,
    "monthly_minutes_limit" INTEGER NOT NULL DEFAULT 100,
    "rate_per_minute" DECIMAL(10,4) NOT NULL,
    "billing_increment_seconds" INTEGER NOT NULL DEFAULT 1,
    "time_zone" VARCHAR(64) NOT NULL DEFAULT 'UTC',
    "settings" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "tenant_id" UUID,
    "email" VARCHAR(255) NOT NULL,
    "password_hash" VARCHAR(255) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "role" "role" NOT NULL,
    "status" "user_status" NOT NULL DEFAULT 'active',
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_login_at" TIMESTAMPTZ(3),

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_agent" VARCHAR(400),
    "ip_address" VARCHAR(64),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_reason" VARCHAR(40),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refresh_tokens" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "token_hash" VARCHAR(64) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refresh_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "email" VARCHAR(255) NOT NULL,
    "role" "role" NOT NULL,
    "token_hash" VARCHAR(64) NOT NULL,
    "invited_by" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "agents_retell_agent_id_key" ON "agents"("retell_agent_id");

-- CreateIndex
CREATE UNIQUE INDEX "agents_retell_llm_id_key" ON "agents"("retell_llm_id");

-- CreateIndex
CREATE INDEX "agents_tenant_id_created_at_id_idx" ON "agents"("tenant_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "agents_tenant_id_assigned_user_id_idx" ON "agents"("tenant_id", "assigned_user_id");

-- CreateIndex
CREATE UNIQUE INDEX "agents_tenant_id_id_key" ON "agents"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "audit_log_tenant_id_created_at_id_idx" ON "audit_log"("tenant_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "audit_log_tenant_id_id_key" ON "audit_log"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "usage_records_tenant_id_occurred_at_idx" ON "usage_records"("tenant_id", "occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "usage_records_call_id_entry_key" ON "usage_records"("call_id", "entry");

-- CreateIndex
CREATE UNIQUE INDEX "usage_records_tenant_id_id_key" ON "usage_records"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "calls_retell_call_id_key" ON "calls"("retell_call_id");

-- CreateIndex
CREATE INDEX "calls_tenant_id_occurred_at_id_idx" ON "calls"("tenant_id", "occurred_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "calls_tenant_id_user_id_occurred_at_id_idx" ON "calls"("tenant_id", "user_id", "occurred_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "calls_tenant_id_agent_id_occurred_at_id_idx" ON "calls"("tenant_id", "agent_id", "occurred_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "calls_status_occurred_at_idx" ON "calls"("status", "occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "calls_tenant_id_id_key" ON "calls"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "call_transcripts_tenant_id_call_id_sequence_idx" ON "call_transcripts"("tenant_id", "call_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "call_transcripts_call_id_sequence_key" ON "call_transcripts"("call_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "phone_numbers_phone_number_key" ON "phone_numbers"("phone_number");

-- CreateIndex
CREATE UNIQUE INDEX "phone_numbers_retell_phone_id_key" ON "phone_numbers"("retell_phone_id");

-- CreateIndex
CREATE UNIQUE INDEX "phone_numbers_twilio_number_sid_key" ON "phone_numbers"("twilio_number_sid");

-- CreateIndex
CREATE INDEX "phone_numbers_status_created_at_idx" ON "phone_numbers"("status", "created_at");

-- CreateIndex
CREATE INDEX "phone_numbers_tenant_id_assigned_user_id_idx" ON "phone_numbers"("tenant_id", "assigned_user_id");

-- CreateIndex
CREATE INDEX "phone_numbers_tenant_id_assigned_agent_id_idx" ON "phone_numbers"("tenant_id", "assigned_agent_id");

-- CreateIndex
CREATE UNIQUE INDEX "phone_numbers_tenant_id_id_key" ON "phone_numbers"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "phone_number_holdings_phone_number_id_held_from_idx" ON "phone_number_holdings"("phone_number_id", "held_from" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "phone_number_holdings_tenant_id_id_key" ON "phone_number_holdings"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "provider_events_event_key_key" ON "provider_events"("event_key");

-- CreateIndex
CREATE INDEX "provider_events_state_received_at_idx" ON "provider_events"("state", "received_at");

-- CreateIndex
CREATE INDEX "provider_events_retell_call_id_idx" ON "provider_events"("retell_call_id");

-- CreateIndex
CREATE INDEX "provider_events_retell_agent_id_state_idx" ON "provider_events"("retell_agent_id", "state");

-- CreateIndex
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "idempotency_keys_owner_id_key_key" ON "idempotency_keys"("owner_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "tenants_slug_key" ON "tenants"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "users_tenant_id_id_key" ON "users"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "refresh_tokens_token_hash_key" ON "refresh_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "refresh_tokens_session_id_idx" ON "refresh_tokens"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "invitations_tenant_id_created_at_idx" ON "invitations"("tenant_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "invitations_tenant_id_id_key" ON "invitations"("tenant_id", "id");

-- AddForeignKey
ALTER TABLE "agents" ADD CONSTRAINT "agents_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agents" ADD CONSTRAINT "agents_tenant_id_assigned_user_id_fkey" FOREIGN KEY ("tenant_id", "assigned_user_id") REFERENCES "users"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_records" ADD CONSTRAINT "usage_records_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_records" ADD CONSTRAINT "usage_records_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "users"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_records" ADD CONSTRAINT "usage_records_tenant_id_call_id_fkey" FOREIGN KEY ("tenant_id", "call_id") REFERENCES "calls"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "users"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_tenant_id_agent_id_fkey" FOREIGN KEY ("tenant_id", "agent_id") REFERENCES "agents"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_transcripts" ADD CONSTRAINT "call_transcripts_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_transcripts" ADD CONSTRAINT "call_transcripts_tenant_id_call_id_fkey" FOREIGN KEY ("tenant_id", "call_id") REFERENCES "calls"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_tenant_id_assigned_user_id_fkey" FOREIGN KEY ("tenant_id", "assigned_user_id") REFERENCES "users"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_tenant_id_assigned_agent_id_fkey" FOREIGN KEY ("tenant_id", "assigned_agent_id") REFERENCES "agents"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_number_holdings" ADD CONSTRAINT "phone_number_holdings_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_number_holdings" ADD CONSTRAINT "phone_number_holdings_phone_number_id_fkey" FOREIGN KEY ("phone_number_id") REFERENCES "phone_numbers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_number_holdings" ADD CONSTRAINT "phone_number_holdings_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "users"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_number_holdings" ADD CONSTRAINT "phone_number_holdings_tenant_id_agent_id_fkey" FOREIGN KEY ("tenant_id", "agent_id") REFERENCES "agents"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_tenant_id_invited_by_fkey" FOREIGN KEY ("tenant_id", "invited_by") REFERENCES "users"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- Everything below is written by hand: Prisma's schema has no words for it.

-- Rules that hold whoever writes.

ALTER TABLE "tenants"
  ADD CONSTRAINT "tenants_slug_lower_case" CHECK ("slug" = lower("slug")),
  ADD CONSTRAINT "tenants_caps_not_negative" CHECK (
    "max_users" >= 0 AND "max_agents" >= 0 AND "max_phone_numbers" >= 0 AND "monthly_minutes_limit" >= 0),
  ADD CONSTRAINT "tenants_rate_sensible" CHECK ("rate_per_minute" >= 0 AND "billing_increment_seconds" >= 1);

ALTER TABLE "users"
  ADD CONSTRAINT "users_email_lower_case" CHECK ("email" = lower("email")),
  ADD CONSTRAINT "users_super_admin_has_no_tenant" CHECK (("role" = 'super_admin') = ("tenant_id" IS NULL));

ALTER TABLE "invitations"
  ADD CONSTRAINT "invitations_email_lower_case" CHECK ("email" = lower("email")),
  ADD CONSTRAINT "invitations_role_of_a_tenant" CHECK ("role" <> 'super_admin');

ALTER TABLE "agents"
  ADD CONSTRAINT "agents_speech_in_range" CHECK (
    "responsiveness" BETWEEN 0 AND 1 AND "interruption_sensitivity" BETWEEN 0 AND 1),
  ADD CONSTRAINT "agents_synced_not_ahead" CHECK ("synced_revision" <= "revision");

ALTER TABLE "phone_numbers"
  ADD CONSTRAINT "phone_numbers_e164" CHECK ("phone_number" ~ '^\+[1-9][0-9]{1,14}$'),
  -- A composite key with a null in it is not checked: without a tenant there must be nothing to check.
  ADD CONSTRAINT "phone_numbers_pool_is_unbound" CHECK (
    "tenant_id" IS NOT NULL OR ("assigned_user_id" IS NULL AND "assigned_agent_id" IS NULL)),
  ADD CONSTRAINT "phone_numbers_assigned_has_tenant" CHECK ("status" <> 'assigned' OR "tenant_id" IS NOT NULL),
  ADD CONSTRAINT "phone_numbers_available_has_none" CHECK ("status" <> 'available' OR "tenant_id" IS NULL),
  ADD CONSTRAINT "phone_numbers_synced_not_ahead" CHECK ("synced_revision" <= "revision");

ALTER TABLE "phone_number_holdings"
  ADD CONSTRAINT "phone_number_holdings_ends_after_start" CHECK ("held_until" >= "held_from");

-- One holder at a time, however many claim at once.
CREATE UNIQUE INDEX "phone_number_holdings_one_open" ON "phone_number_holdings"("phone_number_id") WHERE "held_until" IS NULL;

ALTER TABLE "usage_records"
  ADD CONSTRAINT "usage_records_entry_not_negative" CHECK ("entry" >= 0),
  -- Entry 0 is the charge; the entries after it correct it and may be negative.
  ADD CONSTRAINT "usage_records_charge_not_negative" CHECK (
    "entry" > 0 OR ("billable_seconds" >= 0 AND "conversation_minutes" >= 0 AND "total_cost" >= 0)),
  ADD CONSTRAINT "usage_records_rate_sensible" CHECK ("rate_per_minute" >= 0 AND "increment_seconds" >= 1);

ALTER TABLE "call_transcripts"
  ADD CONSTRAINT "call_transcripts_sequence_not_negative" CHECK ("sequence" >= 0);

-- Roles: policies and grants name these two, the login roles of each database are members of them (src/runtime-roles.ts).

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['voxcalls_app', 'voxcalls_platform'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS', name);
    END IF;
  END LOOP;
EXCEPTION
  -- The migration of another database of the same server was faster.
  WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO voxcalls_app, voxcalls_platform;

GRANT SELECT, INSERT, UPDATE, DELETE
  ON "users", "invitations", "agents", "phone_numbers", "phone_number_holdings", "calls", "call_transcripts"
  TO voxcalls_app, voxcalls_platform;
-- Books and the audit trail are added to, never changed.
GRANT SELECT, INSERT ON "usage_records", "audit_log" TO voxcalls_app, voxcalls_platform;
GRANT SELECT, UPDATE ON "tenants" TO voxcalls_app;
GRANT SELECT, INSERT, UPDATE, DELETE
  ON "tenants", "sessions", "refresh_tokens", "provider_events", "idempotency_keys", "rate_limits", "worker_heartbeats", "platform_settings"
  TO voxcalls_platform;

DO $$
BEGIN
  -- Prisma's own table; it is missing where this file is run by other means.
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    GRANT SELECT ON "_prisma_migrations" TO voxcalls_platform;
  END IF;
END $$;

-- Row-level security: the app role sees the tenant that the transaction names and nobody else, the platform role sees all.

DO $$
DECLARE
  name text;
  own text;
BEGIN
  FOREACH name IN ARRAY ARRAY['tenants', 'users', 'invitations', 'agents', 'phone_numbers', 'phone_number_holdings', 'calls',
                              'call_transcripts', 'usage_records', 'audit_log'] LOOP
    own := format('%I = nullif(current_setting(''app.tenant_id'', true), '''')::uuid',
                  CASE name WHEN 'tenants' THEN 'id' ELSE 'tenant_id' END);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY "tenant_isolation" ON %I TO voxcalls_app USING (%s) WITH CHECK (%s)', name, own, own);
    EXECUTE format('CREATE POLICY "platform_access" ON %I TO voxcalls_platform USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;

-- Adds a job in the caller's own transaction. The tables of graphile-worker stay out of the app role's sight.
CREATE FUNCTION public.enqueue_job(
  identifier text,
  payload json DEFAULT '{}',
  job_key text DEFAULT NULL,
  run_at timestamptz DEFAULT NULL,
  queue_name text DEFAULT NULL
) RETURNS bigint
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  job_id bigint;
BEGIN
  SELECT job.id INTO job_id
  FROM graphile_worker.add_job(
    identifier => enqueue_job.identifier,
    payload => enqueue_job.payload,
    queue_name => enqueue_job.queue_name,
    run_at => enqueue_job.run_at,
    job_key => enqueue_job.job_key
  ) AS job;
  RETURN job_id;
END;
$$;

REVOKE ALL ON FUNCTION public.enqueue_job(text, json, text, timestamptz, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.enqueue_job(text, json, text, timestamptz, text) TO voxcalls_app, voxcalls_platform;
