import { Banco, conPostgres } from './banco';

/** jest globalSetup of the projects that need the database alone. */
export default async function avviaPostgres(): Promise<void> {
  await Banco.prepara((banco) => conPostgres(banco));
}
