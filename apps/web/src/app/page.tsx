import { redirect } from "next/navigation";
import { requireSession } from "~/server/session";

export default async function Home() {
  const { person } = await requireSession();
  redirect(person.type === "super_admin" ? "/admin" : "/dashboard");
}
