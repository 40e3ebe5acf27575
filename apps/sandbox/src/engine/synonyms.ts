/**
 * Words that callers and prompts use for the same thing, by the one name the engine knows them by.
 * English first; for Spanish, French, German and Chinese the words a caller of a business needs.
 */
const SYNONYMS: Record<string, string> = {
  price:
    "price prices pricing cost costs charge charges fee fees rate rates expensive cheap quote precio precios cuesta cuestan cuanto prix coute combien tarif tarifs preis preise kostet kosten teuer 多少钱 价格 价钱 费用",
  hours:
    "hour hours open opens opening close closes closed closing horario horarios abierto abren abre cierran heures horaires ouvert ouvrez fermez offnungszeiten geoffnet offen schliessen 营业时间 营业 开门 关门 几点",
  address:
    "address location located where find directions street donde ubicacion ubicados direccion adresse wo befinden anschrift 地址 哪里 在哪",
  book: "book booking bookings appointment appointments reserve reserved reservation reservations reserving cita citas reservar reserva reservacion rendez rendezvous rdv reserver termin termine buchen reservieren vereinbaren 预约 预订 预定",
  cancel: "cancel cancels cancelled canceled cancelling cancellation cancelar annuler stornieren absagen 取消",
  reschedule: "reschedule rescheduling postpone cambiar reporter deplacer verschieben verlegen 改期",
  phone: "telephone phone telefono telefon 电话",
  email: "email e-mail mail correo courriel 邮箱 邮件",
  pay: "pay payment payments paying card cards credit debit cash visa mastercard pago pagar tarjeta efectivo paiement payer carte bezahlen zahlung karte 付款 支付",
  park: "park parking garage aparcamiento estacionamiento stationnement parken parkplatz 停车",
  insurance: "insurance insured insurer insurances seguro assurance versicherung 保险",
  deliver: "deliver delivers delivery deliveries ship ships shipping entrega envio livraison lieferung 送货",
  refund: "refund refunds return returns reembolso remboursement erstattung 退款",
  emergency: "emergency emergencies urgent urgently urgencia urgence notfall 紧急 急诊",
  offer: "offer offers service services provide provides treatment treatments servicio servicios leistungen 服务",
  human:
    "human person manager supervisor representative operator someone somebody staff colleague humano persona gerente humain quelqu responsable mensch mitarbeiter jemand 人工 经理 真人",
  angry:
    "angry upset furious unacceptable ridiculous terrible awful horrible outrageous complaint complaints complain frustrated enojado molesto inaceptable queja fache inacceptable scandaleux wutend unverschamt beschwerde 生气 投诉 太差",
  yes: "yes yeah yep yup sure correct exactly agree agrees agreed accept accepts confirm confirms confirmed ok okay si claro correcto oui accord ja genau richtig stimmt 是 对 好 好的 是的 没错",
  no: "no nope nah decline declines declined refuse refuses disagree non nein nicht 不 不是 不用",
  bye: "bye goodbye farewell adios hasta revoir tschuss wiederhoren wiedersehen 再见 拜拜",
  thanks: "thanks thank gracias merci danke 谢谢",
  name: "name names nombre nom 名字 姓名",
  pain: "pain pains painful hurt hurts hurting ache aches aching toothache sore",
  chinese: "chinese mandarin cantonese 中文 普通话 国语 华语 汉语",
  spanish: "spanish espanol castellano 西班牙语",
  bill: "bill bills billing invoice invoices factura facture rechnung 账单 发票",
  question: "question questions inquiry enquiry information info pregunta informacion frage 问题",
};

/** From a word (lower case, no accents) to the name its meaning goes by. */
export const MEANINGS: ReadonlyMap<string, string> = new Map(
  Object.entries(SYNONYMS).flatMap(([meaning, words]) => words.split(" ").map((word) => [word, meaning] as const)),
);

/** Words that say nothing about the matter. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the and or but if then of in on at to for from by with about as into is are was were be been am do does did have has had can could would should will may might must " +
    "i me my mine you your yours he she it its we us our they them their this that these those there here what which who whom when how why please just so very really any some all also " +
    "tell know let get got give need want wants wanted like looking help hello hi hey good well ask asks asking say says user users caller callers customer customers client agent call calls calling state transition something anything " +
    "not dont im id ill ive youre whats hows theres us one lot many than too more most out up " +
    "el la los las un una unos de del en que y o por para con es son esta estan soy mi su sus me se lo le al quiero quisiera puedo puede hola buenos buenas dias tardes favor como tienen " +
    "le les des du et est sont je vous nous votre vos mon ma pour dans sur qui que quel quelle quels avec une bonjour plait voudrais " +
    "der die das den dem ein eine einen und oder ist sind ich sie wir ihr ihre mein fur mit auf zu im wie was wann mochte hallo guten tag bitte haben konnen " +
    "的 了 吗 呢 我 你 您 你们 我们 请问 什么 想 要 你好 您好"
  ).split(" "),
);
