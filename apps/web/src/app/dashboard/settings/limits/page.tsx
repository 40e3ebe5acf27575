import { may } from "@voxcalls/api/permissions";
import type { Metadata } from "next";
import { CountriesForm } from "~/features/countries/countries-form";
import { DeclinedCalls } from "~/features/limits/declined-calls";
import { LimitsForm } from "~/features/limits/limits-form";
import { LimitsInUse } from "~/features/limits/limits-in-use";
import { loadLimitsPlace } from "~/features/limits/limits-place";
import { ListPages } from "~/features/shell/list-pages";
import { askedPage } from "~/features/shell/page-place";
import { orFirstPage } from "~/server/or-first-page";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Limits" };

const path = "/dashboard/settings/limits";
const rowsUnlessTold = 25;

export default async function LimitsPage({ searchParams }: PageProps<typeof path>) {
  const { person, tenant } = await requireMember();
  const asked = askedPage(await loadLimitsPlace(searchParams), rowsUnlessTold);
  const caller = await api();
  const [limits, settings, declined] = await Promise.all([
    caller.limits.get(),
    caller.tenant.get(),
    orFirstPage(caller.limits.declined(asked), path),
  ]);
  const mayChange = may(person.role, "tenant:update");
  const countries = JSON.stringify([settings.outboundCountries, settings.inboundCountries]);
  return (
    <div className="flex flex-col gap-6">
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          <LimitsInUse limits={limits} plan={tenant.plan} />
          <CountriesForm key={countries} settings={settings} mayChange={mayChange} />
        </div>
        <LimitsForm limits={limits} mayChange={mayChange} />
      </div>
      <DeclinedCalls calls={declined.data} thisMonth={limits.declined}>
        <ListPages nextCursor={declined.nextCursor} rows={asked.limit} />
      </DeclinedCalls>
    </div>
  );
}
