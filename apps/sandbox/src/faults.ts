import { randomUUID } from "node:crypto";
import {
  type FaultRequest,
  type HttpFaultRule,
  type KnowledgeFaultRule,
  type MailFaultRule,
  matches,
  type WebhookFaultRule,
} from "./fault-rules";
import type { MailFault } from "./mail/mail-faults";
import type { WebhookFault } from "./webhook-faults";

interface Armed<Rule> {
  id: string;
  rule: Rule;
  /** Requests or events that matched, whether struck or let pass. */
  matched: number;
  struck: number;
}

/** The faults that wait to strike. The first rule that matches wins; a spent rule stays listed but strikes no more. */
export class FaultBook {
  #http: Armed<HttpFaultRule>[] = [];
  #webhooks: Armed<WebhookFaultRule>[] = [];
  #mails: Armed<MailFaultRule>[] = [];
  #knowledge: Armed<KnowledgeFaultRule>[] = [];

  addHttp(rule: HttpFaultRule): string {
    return addTo(this.#http, rule);
  }

  addWebhook(rule: WebhookFaultRule): string {
    return addTo(this.#webhooks, rule);
  }

  addMail(rule: MailFaultRule): string {
    return addTo(this.#mails, rule);
  }

  addKnowledge(rule: KnowledgeFaultRule): string {
    return addTo(this.#knowledge, rule);
  }

  list() {
    return [...this.#http, ...this.#webhooks, ...this.#mails, ...this.#knowledge].map(({ rule, ...counts }) => ({
      ...counts,
      ...rule,
    }));
  }

  clear(): void {
    this.#http = [];
    this.#webhooks = [];
    this.#mails = [];
    this.#knowledge = [];
  }

  /** The fault that strikes this request, which counts as one of its times. */
  takeHttpFault(request: FaultRequest): (HttpFaultRule & { id: string }) | undefined {
    const armed = take(this.#http, (rule) => matches(rule, request));
    return armed && { ...armed.rule, id: armed.id };
  }

  /** The fault that strikes this event; none is the empty fault. */
  takeWebhookFault(event: string): WebhookFault {
    return take(this.#webhooks, (rule) => (rule.webhook.event ?? event) === event)?.rule.webhook ?? {};
  }

  /** Whether a source of this title cannot be read. */
  takeKnowledgeFault(title: string): boolean {
    return take(this.#knowledge, (rule) => (rule.knowledge.source ?? title) === title) !== undefined;
  }

  /** The fault that strikes a mail to this address. */
  takeMailFault(to: string): MailFault | undefined {
    return take(this.#mails, (rule) => (rule.mail.to?.toLowerCase() ?? to) === to)?.rule.mail;
  }
}

function addTo<Rule>(list: Armed<Rule>[], rule: Rule): string {
  const id = randomUUID();
  list.push({ id, rule, matched: 0, struck: 0 });
  return id;
}

function take<Rule extends { times: number | "always"; skip: number }>(
  list: Armed<Rule>[],
  isMeant: (rule: Rule) => boolean,
): Armed<Rule> | undefined {
  for (const armed of list) {
    const isSpent = armed.rule.times !== "always" && armed.struck >= armed.rule.times;
    if (isSpent || !isMeant(armed.rule)) continue;
    armed.matched++;
    if (armed.matched <= armed.rule.skip) continue;
    armed.struck++;
    return armed;
  }
  return undefined;
}
