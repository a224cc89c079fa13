import { writeSync } from 'node:fs';
import type { Contesto } from '../activities/contesto';
import { valutaPratica } from '../activities/pratica/valuta';
import { preparaOrologio } from '../database/orologio';
import { addGiorni } from '../domain/calendario';
import { installaEnte, leggiEnteDimostrativo } from '../services/dimostrazione/ente';
import { seminaStoria } from '../tests/banco/pratica-di-storia';
import { storiaBreve } from '../tests/banco/storie-di-prova';
import { manda } from '../tests/storie/comandi';
import { apriBancoPostgres, carico, riga } from './banco';
import { apriBanco } from './ente-banco';

const INIZIO = '2026-01-12';
const PAGAMENTI = 17;
const CAMPIONI = 500;

/** Lines `valutazione` and `valutazione query`: the evaluation activity on a pratica of 3 partite and 20 facts. */
export async function benchValutazione(): Promise<string[]> {
  const banco = await apriBancoPostgres();
  const database = apriBanco(await banco.database('valutazione'));
  try {
    const { enteId } = await installaEnte(database, await leggiEnteDimostrativo(null));
    await preparaOrologio(database.sql, { modo: 'comandato', dal: INIZIO });
    const c = { database, sempreFirmati: new Set() } as unknown as Contesto;
    const praticaId = await semina(c, enteId);
    let query = 0;
    (database.sql.options as { debug: unknown }).debug = () => {
      query += 1;
    };
    const tempi: number[] = [];
    for (let i = 0; i < CAMPIONI; i += 1) {
      const da = process.hrtime.bigint();
      await valutaPratica(c, { m: 'praticaId', enteId, praticaId });
      tempi.push(Number(process.hrtime.bigint() - da) / 1e6);
    }
    tempi.sort((a, b) => a - b);
    return [
      `${riga('valutazione', tempi[CAMPIONI / 2] ?? 0, null, 'ms')} (transaction included; ${carico()})`,
      riga('valutazione query', query / CAMPIONI, null, 'queries'),
    ];
  } finally {
    await database.chiudi();
    await banco.chiudi();
  }
}

async function semina(c: Contesto, enteId: string): Promise<string> {
  const partita = (id: string, natura: string, importo: string) => ({
    id,
    natura,
    importi: { [natura === 'cds' ? 'sanzioni' : 'capitale']: importo },
    prescrizione: { dal: '2024-06-30', anni: 5 },
    titolo: { tipo: natura === 'cds' ? 'ingiunzione' : 'intimazioneEsecutiva', notificatoIl: '2025-03-03' },
  });
  const partite = [
    partita('P1', 'patrimoniale', '900.00'),
    partita('P2', 'patrimoniale', '450.00'),
    partita('P3', 'cds', '173.00'),
  ];
  const storia = storiaBreve('V1', INIZIO, 'cds', { partite });
  const anagrafica = { codiceFiscale: 'PRVVLT80A01H100X', cognome: 'Prova', nome: 'V1', indirizzo: 'Via 1' };
  const pratica = await seminaStoria(c, enteId, storia, anagrafica);
  for (let n = 0; n < PAGAMENTI; n += 1)
    await manda(
      c,
      pratica,
      `p${n}`,
      'pagamento',
      { importo: '500', valuta: addGiorni(INIZIO, -n) },
      'carico',
    );
  return pratica.praticaId;
}

async function main(): Promise<void> {
  writeSync(1, `${(await benchValutazione()).join('\n')}\n`);
}

if (require.main === module) void main();
