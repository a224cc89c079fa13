import { Banco, conPostgres } from './banco';
import { conTemporal } from './temporal';

/** jest globalSetup of the projects that need every real part. */
export default async function avviaTutto(): Promise<void> {
  await Banco.prepara(async (banco) => {
    await conPostgres(banco);
    await conTemporal(banco);
  });
}
