import { firmaAllegato, isFirmaBuona, uriDelPdf } from './allegato';
import { contaPagine } from './pagine';

test('the pages of a PDF, not the tree they hang on', () => {
  const pdf = (oggetti: string) => contaPagine(Buffer.from(`%PDF-1.7\n${oggetti}`));
  expect(pdf('<< /Type /Pages /Count 2 >> << /Type /Page >> <</Type/Page/Parent 1 0 R>>')).toBe(2);
  expect(pdf('nothing that can be read')).toBe(1);
});

test('the address of a PDF is good for one document of one Ente until its instant', () => {
  const firma = firmaAllegato('segreto', 'ent_A', 'doc_1', 1_000);
  expect(isFirmaBuona(firma, firmaAllegato('segreto', 'ent_A', 'doc_1', 1_000))).toBe(true);
  for (const altra of [
    firmaAllegato('altro', 'ent_A', 'doc_1', 1_000),
    firmaAllegato('segreto', 'ent_B', 'doc_1', 1_000),
    firmaAllegato('segreto', 'ent_A', 'doc_2', 1_000),
    firmaAllegato('segreto', 'ent_A', 'doc_1', 1_001),
    '',
  ])
    expect(isFirmaBuona(firma, altra)).toBe(false);
  expect(uriDelPdf('ent_A', 'doc_1')).toBe('safestorage://doc_1');
});
