import { z } from 'zod';
import { type EsitoRelata, registraRelata } from '../../../activities/notifiche/messo/relata';
import { chiudiProveRisolte } from '../../../activities/notifiche/tentativo';
import {
  CAUSE_NON_ESEGUITA,
  CONSEGNATARI,
  ESITI_AVVISO,
  RICERCHE,
} from '../../../domain/notifica/messo-eventi';
import { corpo, Data, idDi } from '../quadro/campi';
import { ErroreProblema, nonTrovato } from '../quadro/problema';
import { rotta } from '../quadro/rotta';

const Relata = z
  .discriminatedUnion('tipo', [
    corpo({
      tipo: z.literal('consegna'),
      il: Data,
      a: z.enum(CONSEGNATARI).describe('Chi ha ricevuto la copia (c.p.c. 138-139)'),
      informativaIl: Data.optional().describe('Spedizione della raccomandata informativa'),
    }),
    corpo({ tipo: z.literal('rifiuto').describe('Del destinatario (c.p.c. 138)'), il: Data }),
    corpo({
      tipo: z.literal('irreperibilita_relativa').describe('Le tre formalità del c.p.c. 140'),
      deposito: Data,
      affissione: Data,
      raccomandata: Data,
    }),
    corpo({
      tipo: z.literal('irreperibilita_assoluta'),
      il: Data,
      ricerche: z.array(z.enum(RICERCHE)).min(1).max(RICERCHE.length),
    }),
    corpo({ tipo: z.literal('non_eseguita'), il: Data, causa: z.enum(CAUSE_NON_ESEGUITA) }),
    corpo({ tipo: z.literal('informativa').describe('Spedita dopo la relata'), il: Data }),
    corpo({
      tipo: z.literal('avviso').describe('Avviso di ricevimento della raccomandata del c.p.c. 140'),
      il: Data,
      esito: z.enum(ESITI_AVVISO),
    }),
  ])
  .meta({ id: 'Relata' });

const CODICI = [
  'relata.atto_di_altro_canale',
  'relata.messo_sconosciuto',
  'relata.atto_non_affidato',
  'relata.documento_sconosciuto',
  'relata.scartata',
  'relata.data_futura',
  'relata.prima_dell_affidamento',
  'relata.messo_non_in_carica',
  'relata.formalita_in_disordine',
  'relata.informativa_prima_della_consegna',
  'relata.ricerche_insufficienti',
] as const;

export const registra = rotta({
  id: 'relate.registra',
  metodo: 'post',
  percorso: '/v1/enti/{enteId}/tentativi/{tentativoId}/relate',
  titolo: 'Registra la relata di un messo, con la sua scansione: le date della notifica le calcola la regola',
  risorsa: 'relate',
  parametri: z.strictObject({ enteId: idDi('ent'), tentativoId: idDi('tnt') }),
  corpo: corpo({
    messoId: idDi('msi'),
    relata: Relata,
    documentoId: idDi('doc').describe('La relata scansita'),
  }),
  risposte: { 200: z.object({ esito: z.enum(['registrata', 'gia_presente']) }) },
  problemi: [...CODICI, 'api.temporal_non_disponibile'],
  async gestisci({ parametri: { tentativoId }, corpo: c, chi, enteId, nellEnte, dip }) {
    const esito = await nellEnte(async (t) => {
      const letto = await registraRelata(t, { ...c, tentativoId, direzioni: chi.direzioni });
      if (letto.esito === 'registrata') await chiudiProveRisolte(t, tentativoId, chi.utenteId);
      return letto;
    });
    if (esito.esito === 'rifiutata') throw problemaDi(esito);
    const { database, registro } = dip;
    const evento = { enteId, praticaId: esito.praticaId, tentativoId };
    await dip.temporal.annunciaEvento({ database, registro }, evento);
    return { stato: 200, corpo: { esito: esito.esito } };
  },
});

const problemaDi = ({ codice }: Extract<EsitoRelata, { esito: 'rifiutata' }>): ErroreProblema =>
  codice === 'atto_sconosciuto' ? nonTrovato() : new ErroreProblema(`relata.${codice}`);
