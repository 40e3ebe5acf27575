-- AlterTable
ALTER TABLE "tenants" ADD COLUMN     "inbound_countries" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "outbound_countries" TEXT[] DEFAULT ARRAY[]::TEXT[];
