/**
 * Writes a valid 290 of invented debtors: same seed, same bytes, no finding but the recent debts.
 * `tsx services/dimostrazione/lista290/genera290.ts FILE [--partite N] [--debitori M] [--seme S]`
 */
import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Debitore, makeCaso, makeDebitore } from './invenzioni';
import { num, record, recordN2, recordN3, VOCI, type Voce290 } from './record290';

export interface Opzioni {
  partite: number;
  debitori: number;
  seme: number;
  codiceEnte: string;
  comune: string;
  /** AAAAMMGG */
  fornitura: string;
}

export const PREDEFINITE: Opzioni = {
  partite: 187_701,
  debitori: 62_567,
  seme: 1,
  codiceEnte: '09123',
  comune: '091230',
  fornitura: '20240612',
};

const RIGHE_PER_SCRITTURA = 4096;

/** @returns what was written: records, and the sum of the amounts in cents */
export async function genera290(file: string, opzioni: Partial<Opzioni> = {}) {
  const o = { ...PREDEFINITE, ...opzioni };
  const caso = makeCaso(o.seme);
  const handle = await open(file, 'w');
  const conti = { righe: 0, n2: 0, n3: 0, n4: 0, cents: 0n };
  let righe: string[] = [];
  const scrivi = async (riga: string) => {
    conti.righe += righe.push(riga) > 0 ? 1 : 0;
    if (righe.length < RIGHE_PER_SCRITTURA) return;
    await handle.write(`${righe.join('\r\n')}\r\n`, null, 'latin1');
    righe = [];
  };
  const visti = new Set<string>();
  const chiave = `${o.comune}01`;
  await scrivi(record(`N0${o.codiceEnte}${o.fornitura}R02`));
  await scrivi(record(`N1${chiave}1000001100000`));
  for (let d = 0, fatte = 0; d < o.debitori; d++) {
    const debitore = makeDebitore(caso, visti);
    const fino = Math.round(((d + 1) * o.partite) / o.debitori);
    for (; fatte < fino; fatte++) await scriviPartita(debitore, fatte);
  }
  await scrivi(
    record(
      `N5${chiave}${num(conti.righe, 7)}${num(conti.n2, 7)}${num(conti.n3, 7)}${num(conti.n4, 7)}${num(conti.cents, 15)}`,
    ),
  );
  const contiN9 = [conti.righe + 1, 1, conti.n2, conti.n3, conti.n4, 1].map((n) => num(n, 7)).join('');
  await scrivi(record(`N9${o.codiceEnte}${contiN9}`));
  await handle.write(`${righe.join('\r\n')}\r\n`, null, 'latin1');
  await handle.close();
  return conti;

  async function scriviPartita(debitore: Debitore, indice: number): Promise<void> {
    const tipo = caso.pesato(VOCI);
    const anno = caso.intero(2020, 2023);
    const testa = `${chiave}${anno}${tipo.sigla}${num(indice + 1, 7)}`;
    conti.n2 += 1;
    await scrivi(recordN2(testa, debitore));
    if (caso.intero(1, 100) <= 6) {
      conti.n3 += 1;
      await scrivi(recordN3(testa, makeDebitore(caso, visti)));
    }
    const voci: Voce290[] = tipo.voci(caso, anno);
    for (const voce of voci) {
      conti.n4 += 1;
      conti.cents += BigInt(voce.cents);
      await scrivi(
        record(`N4${testa}${anno}${voce.codice}${num(0, 13)}${num(voce.cents, 13)}00${voce.coda}`),
      );
    }
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { partite: { type: 'string' }, debitori: { type: 'string' }, seme: { type: 'string' } },
  });
  const [file] = positionals;
  if (file === undefined)
    throw new Error(
      'uso: tsx services/dimostrazione/lista290/genera290.ts FILE [--partite N] [--debitori M] [--seme S]',
    );
  const partite = Number(values.partite ?? PREDEFINITE.partite);
  const debitori = Number(values.debitori ?? Math.max(1, Math.round(partite / 3)));
  const conti = await genera290(file, { partite, debitori, seme: Number(values.seme ?? PREDEFINITE.seme) });
  process.stdout.write(`${file}: ${conti.righe} record, ${conti.n2} partite, ${conti.cents} centesimi\n`);
}

if (require.main === module) void main();
