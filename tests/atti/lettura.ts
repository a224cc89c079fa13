import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { normalizza } from '../../activities/atti/testo';

export interface PdfLetto {
  pagine: string[];
  qr: string[];
  lingua: string;
  titolo: string;
  marcato: boolean;
}

/** What a person reads on the pages; with `qr`, also what the codes drawn on them say. */
export function leggiPdf(pdf: Buffer, { qr = false } = {}): PdfLetto {
  const script = path.join(__dirname, 'leggi-pdf.mjs');
  const answer = execFileSync(process.execPath, [script, ...(qr ? ['--qr'] : [])], {
    input: pdf,
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(answer.toString('utf8'));
}

/** Text of the HTML twin in reading order. */
export function testoHtml(html: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return html
    .replace(/^[\s\S]*?<body[^>]*>/, '')
    .replace(/<svg[\s\S]*?<\/svg>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');
}

export interface Voce {
  id: string;
  any?: string[];
  regex?: string;
}
export interface CasoAtto {
  id: string;
  input: Record<string, unknown>;
  expected: {
    rows: { cents: number; text: string; title?: string }[];
    totalCents: number;
    totalText: string;
    subtotals?: { title: string; cents: number; text: string }[];
    notices?: { nav: string; qr: string; amountText: string }[];
    interestCents?: number;
    plan?: {
      k: number;
      imposta: number;
      other: number;
      interest: number;
      totalCents: number;
      nav: string;
      qr: string;
    }[];
    order: string[];
    mustContain: Voce[];
    mustNotContain: Voce[];
  };
}

function trova(text: string, { any, regex }: Voce): boolean {
  if (regex) return new RegExp(regex, 'is').test(text);
  return (any ?? []).some((one) => text.includes(normalizza(one)));
}

/** Ids of the expectations that the text does not satisfy: the lists, the order of headings, amounts. */
export function mancanze(grezzo: string, { expected }: CasoAtto): string[] {
  const text = normalizza(grezzo);
  const missing = expected.mustContain.filter((voce) => !trova(text, voce)).map(({ id }) => id);
  const forbidden = expected.mustNotContain.filter((voce) => trova(text, voce)).map(({ id }) => id);
  const places = expected.order.map((heading) => text.indexOf(normalizza(heading)));
  const ordered = places.every((place, i) => place >= 0 && place > (places[i - 1] ?? -1));
  const once = expected.order.filter((heading) => text.split(normalizza(heading)).length !== 2);
  return [
    ...missing,
    ...forbidden,
    ...(ordered ? [] : ['ordine']),
    ...once.map((heading) => `ripetuto: ${heading}`),
    ...importi(text, expected),
  ];
}

/** Rows in the printed order inside B2, subtotals, and one figure called total. */
function importi(text: string, expected: CasoAtto['expected']): string[] {
  const [first = '', second = '', third = ''] = expected.order.map(normalizza);
  const block = text.slice(text.indexOf(second), text.indexOf(third));
  const wrong: string[] = first ? [] : ['ordine vuoto'];
  let from = 0;
  for (const { text: amount } of expected.rows) {
    const at = block.indexOf(` ${amount}`, from);
    if (at < 0) wrong.push(`riga ${amount}`);
    else from = at + amount.length;
  }
  for (const { text: amount } of expected.subtotals ?? [])
    if (!block.includes(` ${amount}`)) wrong.push(`parziale ${amount}`);
  const totals = [...text.matchAll(/totale[^\d]{0,40}([\d.]+,\d{2})/g)].map(([, amount]) => amount);
  if (totals.length !== 1 || totals[0] !== expected.totalText) wrong.push(`totali: ${totals.join(' ')}`);
  return wrong;
}
