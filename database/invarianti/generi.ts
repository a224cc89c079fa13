import type { TipoAtto } from '../../domain/vocabolario';

const fra = (tipi: readonly TipoAtto[]): string => `(${tipi.map((tipo) => `'${tipo}'`).join(', ')})`;

/** Acts in the debtor's favour: nothing forbids them (R-92). */
const A_FAVORE_TIPI: readonly TipoAtto[] = ['revocaFermo', 'cancellazioneIpoteca', 'svincoloTerzo'];
/** Acts that follow a plan and not a title: they name all that is owed, prescribed included (R-65). */
const DEL_PIANO: readonly TipoAtto[] = ['sollecitoRate', 'comunicazioneDecadenza'];

export const A_FAVORE = fra(A_FAVORE_TIPI);
export const SENZA_TITOLO = fra([...A_FAVORE_TIPI, ...DEL_PIANO]);
