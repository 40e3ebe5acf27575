import { Skeleton } from "@voxcalls/ui/skeleton";

export default function AccountLoading() {
  return (
    <div className="mx-auto max-w-4xl">
      <Skeleton className="mb-2 h-7 w-44" />
      <Skeleton className="mb-8 h-5 w-72" />
      {[28, 20, 36, 52].map((height) => (
        <div key={height} className="grid gap-x-10 gap-y-4 border-t py-8 lg:grid-cols-[15rem_minmax(0,40rem)]">
          <Skeleton className="h-10 w-40" />
          <Skeleton style={{ height: `${height / 4}rem` }} />
        </div>
      ))}
    </div>
  );
}
