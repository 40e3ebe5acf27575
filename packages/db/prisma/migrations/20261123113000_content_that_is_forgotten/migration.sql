-- AlterEnum
ALTER TYPE "recording_status" ADD VALUE 'expired';

-- AlterTable
ALTER TABLE "calls" ADD COLUMN     "words_expired_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "tenants" ADD COLUMN     "keep_recordings_days" INTEGER,
ADD COLUMN     "keep_words_days" INTEGER;

ALTER TABLE "tenants"
  ADD CONSTRAINT "tenants_keep_days" CHECK ("keep_recordings_days" BETWEEN 1 AND 3650 AND "keep_words_days" BETWEEN 1 AND 3650);
