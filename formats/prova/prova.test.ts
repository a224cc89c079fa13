import { componiFile, componiProva } from './componi';
import { CONSEGNATA, notificaDiProva, resa } from './fascicolo-di-prova';
import { leggiIndice } from './indice';
import { verificaProva } from './verifica';
import { leggiZip } from './zip';

test('a pack of real receipts is valid, and says so check by check in a fixed order', async () => {
  const { materiale } = await notificaDiProva(CONSEGNATA);
  const zip = await componiProva(materiale, resa);
  const esito = await verificaProva(zip, { resa, fidati: null });
  expect(esito.controlli.filter((c) => !c.ok)).toEqual([]);
  expect(esito.valida).toBe(true);
  expect(esito.controlli.map((c) => c.nome)).toEqual([
    'contenitore',
    'indice',
    'impronte',
    'fatti',
    'atto',
    'autorita',
    'ricevuta tentativo-1-pec/01-accettazione',
    'ricevuta tentativo-1-pec/02-avvenuta-consegna',
    'eventi',
    'estratti',
    'perfezionamento',
    'cronologia',
  ]);
});
