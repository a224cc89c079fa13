import { z } from 'zod';
import { componiProfilo, stratoDi } from '../../../domain/profili/profilo';
import { Carico, trovaCarico } from '../letture/carichi';
import { profiloDellEnte } from '../letture/profili';
import { corpo, idDi } from '../quadro/campi';
import { ErroreProblema, nonTrovato } from '../quadro/problema';
import { rotta } from '../quadro/rotta';
import { conRigheValide } from './profili';

/** The parameters of one list: the person who approves it approves them too, and from then on they do not change. */
export const fissaParametri = rotta({
  id: 'carichi.parametri',
  metodo: 'post',
  percorso: '/v1/enti/{enteId}/carichi/{caricoId}/parametri',
  titolo: 'Fissa i parametri di una lista prima che sia approvata: prendono il posto di quelli fissati prima',
  risorsa: 'carichi',
  parametri: z.strictObject({ enteId: idDi('ent'), caricoId: idDi('car') }),
  corpo: corpo({ parametri: z.record(z.string().max(100), z.json()).describe('Per nome puntato') }),
  risposte: { 200: Carico },
  problemi: ['profilo.non_valido', 'carico.non_in_approvazione'],
  async gestisci({ parametri: { caricoId }, corpo: { parametri }, chi, nellEnte }) {
    const corpo = await nellEnte(async (t) => {
      const carico = await trovaCarico(t, chi, caricoId);
      if (!carico) throw nonTrovato();
      const [ente] = await t.sql<{ profilo: 'legge160' }[]>`select profilo from enti_configurazioni`;
      const profilo = await profiloDellEnte(t, ente?.profilo ?? 'legge160');
      await conRigheValide([], async () =>
        componiProfilo(profilo.nome, profilo, { carico: stratoDi(parametri, 'approvazione del carico') }),
      );
      const da = Object.keys(parametri).length === 0 ? null : chi.utenteId;
      const scritti = await t.sql`
        update carichi set parametri = ${t.sql.json(parametri as never)}, parametri_da = ${da}, aggiornato_at = now()
        where id = ${caricoId} and stato = 'in_approvazione'`;
      if (scritti.count === 0) throw new ErroreProblema('carico.non_in_approvazione');
      return trovaCarico(t, chi, caricoId);
    });
    return { stato: 200, corpo };
  },
});
