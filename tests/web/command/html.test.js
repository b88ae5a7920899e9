// Every page of the shipped archive is HTML as the standard has it.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { lectern, repository, temporaryFolder } from '../support/lectern.js';
import { readPages } from '../support/site_pages.js';

const place = temporaryFolder('html');
const site = join(place, 'site');

// Form is for templates to choose, and quotes in texts need no escape.
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard'],
  rules: {},
});

test('html-validate finds nothing on any page', async () => {
  const run = lectern(join(place, 'cache'), ['build', join(repository, 'archive'), '-o', site]);
  assert.equal(run.status, 0, run.stderr);
  for (const page of readPages(site).values()) {
    const report = await validator.validateString(page.text, page.path);
    const found = report.results.flatMap((result) => result.messages);
    assert.deepEqual(found.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`), [], page.path);
  }
});
