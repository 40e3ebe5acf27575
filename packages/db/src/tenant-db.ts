import type { Prisma, PrismaClient } from "./generated/client";
import { retryConflicts } from "./retry-conflicts";
import { scopeArgs, type RelationMap } from "./scope-args";
import type { OwnTenantDelegate, TenantDelegate } from "./tenant-delegate";
import type { ScopedModel, TenantModel } from "./tenant-models";
import { assertTenantId, tenantStore } from "./tenant-store";

type Client = PrismaClient | Prisma.TransactionClient;
type Scope = typeof scopeArgs;

/** How long a transaction may wait for a connection and how long it may run, and how isolated. */
export interface TxOptions {
  maxWait?: number;
  timeout?: number;
  isolationLevel?: Prisma.TransactionIsolationLevel;
}

const OPERATIONS = [
  ...["findUnique", "findUniqueOrThrow", "findFirst", "findFirstOrThrow", "findMany", "count", "aggregate", "groupBy"],
  ...["create", "createMany", "createManyAndReturn", "update", "updateMany", "updateManyAndReturn", "upsert"],
  ...["delete", "deleteMany"],
];

/**
 * Prisma gathers the findUnique calls of one tick into one query, also those of different tenants, and that query then
 * runs for the first one's tenant only. findFirst is never gathered.
 */
const SENT_AS: Record<string, string> = { findUnique: "findFirst", findUniqueOrThrow: "findFirstOrThrow" };

/** The delegates of one tenant. The client itself is private: nothing unscoped can be reached from here. */
abstract class TenantDelegates<C extends Client> {
  readonly tenantId: string;
  protected readonly client: C;
  readonly #map: RelationMap;
  readonly #scope: Scope;
  readonly #delegates = new Map<ScopedModel, unknown>();

  constructor(client: C, map: RelationMap, tenantId: string, scope: Scope) {
    assertTenantId(tenantId);
    this.tenantId = tenantId;
    this.client = client;
    this.#map = map;
    this.#scope = scope;
  }

  get tenant(): OwnTenantDelegate {
    return this.#delegate("Tenant") as OwnTenantDelegate;
  }
  get user(): TenantDelegate<"User"> {
    return this.#of("User");
  }
  get agent(): TenantDelegate<"Agent"> {
    return this.#of("Agent");
  }
  get phoneNumber(): TenantDelegate<"PhoneNumber"> {
    return this.#of("PhoneNumber");
  }
  get phoneNumberHolding(): TenantDelegate<"PhoneNumberHolding"> {
    return this.#of("PhoneNumberHolding");
  }
  get call(): TenantDelegate<"Call"> {
    return this.#of("Call");
  }
  get callTranscript(): TenantDelegate<"CallTranscript"> {
    return this.#of("CallTranscript");
  }
  get callExport(): TenantDelegate<"CallExport"> {
    return this.#of("CallExport");
  }
  get usageRecord(): TenantDelegate<"UsageRecord"> {
    return this.#of("UsageRecord");
  }
  get rateVersion(): TenantDelegate<"RateVersion"> {
    return this.#of("RateVersion");
  }
  get statement(): TenantDelegate<"Statement"> {
    return this.#of("Statement");
  }
  get statementLine(): TenantDelegate<"StatementLine"> {
    return this.#of("StatementLine");
  }
  get invitation(): TenantDelegate<"Invitation"> {
    return this.#of("Invitation");
  }
  get auditLog(): TenantDelegate<"AuditLog"> {
    return this.#of("AuditLog");
  }
  get apiKey(): TenantDelegate<"ApiKey"> {
    return this.#of("ApiKey");
  }
  get supportVisit(): TenantDelegate<"SupportVisit"> {
    return this.#of("SupportVisit");
  }
  get flow(): TenantDelegate<"Flow"> {
    return this.#of("Flow");
  }
  get agentVersion(): TenantDelegate<"AgentVersion"> {
    return this.#of("AgentVersion");
  }
  get testCase(): TenantDelegate<"TestCase"> {
    return this.#of("TestCase");
  }
  get toolSecret(): TenantDelegate<"ToolSecret"> {
    return this.#of("ToolSecret");
  }
  get knowledgeBase(): TenantDelegate<"KnowledgeBase"> {
    return this.#of("KnowledgeBase");
  }
  get knowledgeSource(): TenantDelegate<"KnowledgeSource"> {
    return this.#of("KnowledgeSource");
  }
  get webhookEndpoint(): TenantDelegate<"WebhookEndpoint"> {
    return this.#of("WebhookEndpoint");
  }
  get webhookEvent(): TenantDelegate<"WebhookEvent"> {
    return this.#of("WebhookEvent");
  }
  get webhookDelivery(): TenantDelegate<"WebhookDelivery"> {
    return this.#of("WebhookDelivery");
  }
  get callHold(): TenantDelegate<"CallHold"> {
    return this.#of("CallHold");
  }
  get declinedCall(): TenantDelegate<"DeclinedCall"> {
    return this.#of("DeclinedCall");
  }
  get limitAlert(): TenantDelegate<"LimitAlert"> {
    return this.#of("LimitAlert");
  }
  get batch(): TenantDelegate<"Batch"> {
    return this.#of("Batch");
  }
  get batchRow(): TenantDelegate<"BatchRow"> {
    return this.#of("BatchRow");
  }
  get doNotCallNumber(): TenantDelegate<"DoNotCallNumber"> {
    return this.#of("DoNotCallNumber");
  }

  /** Runs SQL under the tenant's row-level security; the tagged template keeps values apart from the text. */
  async $queryRaw<T>(sql: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<T> {
    return tenantStore.run(this.tenantId, async () => this.client.$queryRaw<T>(sql, ...values));
  }

  /** @returns the number of rows touched. */
  async $executeRaw(sql: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<number> {
    return tenantStore.run(this.tenantId, async () => this.client.$executeRaw(sql, ...values));
  }

  #of<M extends TenantModel>(model: M): TenantDelegate<M> {
    return this.#delegate(model) as TenantDelegate<M>;
  }

  #delegate(model: ScopedModel): unknown {
    const known = this.#delegates.get(model);
    if (known !== undefined) return known;
    const operations = OPERATIONS.map((operation) => [operation, (args: unknown) => this.#run(model, operation, args)]);
    const delegate: unknown = Object.fromEntries(operations);
    this.#delegates.set(model, delegate);
    return delegate;
  }

  async #run(model: ScopedModel, operation: string, args: unknown): Promise<unknown> {
    const scoped = this.#scope(this.#map, model, operation, args, this.tenantId);
    const delegate = this.client[uncapitalize(model)] as unknown as Record<string, (args: unknown) => Promise<unknown>>;
    // Awaited inside: Prisma sends nothing before that, and what it sends must find the tenant in the store.
    return tenantStore.run(this.tenantId, async () => delegate[SENT_AS[operation] ?? operation]?.(scoped));
  }
}

class ScopedTx extends TenantDelegates<Prisma.TransactionClient> {}

class ScopedDb extends TenantDelegates<PrismaClient> {
  readonly #forTx: (client: Prisma.TransactionClient) => TenantTx;

  constructor(client: PrismaClient, map: RelationMap, tenantId: string, scope: Scope) {
    super(client, map, tenantId, scope);
    this.#forTx = (tx) => new ScopedTx(tx, map, tenantId, scope);
  }

  /**
   * Runs `work` in one transaction; when it throws, nothing of it remains. No outside call belongs in it: it is run again, three times
   * in all, when it and another transaction waited for each other.
   * @param options spans in milliseconds; default: 2 s to get a connection, 5 s to finish.
   */
  async tx<T>(work: (tx: TenantTx) => Promise<T>, options?: TxOptions): Promise<T> {
    return tenantStore.run(this.tenantId, async () =>
      retryConflicts(() => this.client.$transaction(async (client) => work(this.#forTx(client)), options)),
    );
  }
}

/** The proof that a query serves one tenant. Only `Db.forTenant` makes one: private members keep plain objects out. */
export type TenantDb = ScopedDb;

/** The same inside a transaction. */
export type TenantTx = ScopedTx;

/** For create-db.ts alone, and for tests that take the filter off to see what the other walls hold. */
export function createTenantDb(
  client: PrismaClient,
  map: RelationMap,
  tenantId: string,
  scope: Scope = scopeArgs,
): TenantDb {
  return new ScopedDb(client, map, tenantId, scope);
}

function uncapitalize<M extends ScopedModel>(model: M): Uncapitalize<M> {
  return (model.charAt(0).toLowerCase() + model.slice(1)) as Uncapitalize<M>;
}
