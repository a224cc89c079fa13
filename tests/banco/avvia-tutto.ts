import { Banco, conPostgres } from './banco';
import { conTemporal } from './temporal';

/** jest globalSetup of the projects that need every real part. */
export default async function avviaTutto(): Promise<void> {
  const banco = await Banco.prendi();
  await conPostgres(banco);
  await conTemporal(banco);
}
