import { PROVVEDIMENTI, type TipoStampato } from '../../domain/vocabolario';

const fra = (tipi: readonly TipoStampato[]): string => `(${tipi.map((tipo) => `'${tipo}'`).join(', ')})`;

/** Acts in the debtor's favour, and answers to what the debtor asked for: nothing forbids them (R-92; atti.md A17). */
const PERMESSI: readonly TipoStampato[] = [
  'revocaFermo',
  'cancellazioneIpoteca',
  'svincoloTerzo',
  ...PROVVEDIMENTI,
];
/** Acts that follow a plan and not a title: they name all that is owed, prescribed included (R-65). */
const DEL_PIANO: readonly TipoStampato[] = ['sollecitoRate', 'comunicazioneDecadenza'];

export const SENZA_DIVIETI = fra(PERMESSI);
export const SENZA_TITOLO = fra([...PERMESSI, ...DEL_PIANO]);
