// Walks through the demo org as any Salesforce client would and reports each step as one line of JSON.
// Usage: node judge.mjs <address> <known caller's number in international notation>
import assert from 'node:assert/strict';
import jsforce from 'jsforce';

const [address, number] = process.argv.slice(2);
const connection = new jsforce.Connection({
  instanceUrl: address,
  version: '68.0',
  oauth2: { loginUrl: address, clientId: 'demo', clientSecret: 'demo' },
});

let failed = false;

async function step(name, run) {
  let problem = failed ? 'an earlier step failed' : null;
  if (!failed) {
    try {
      await run();
    } catch (error) {
      problem = `${error.errorCode ?? error.name}: ${error.message}`;
      failed = true;
    }
  }
  console.log(JSON.stringify({ step: name, problem }));
}

const key = 'demo.1001.1763827896.7';
let contact;
let created;
let several;

await step('logs in by client credentials', async () => {
  const user = await connection.authorize({ grant_type: 'client_credentials' });
  assert.match(user.id, /^005\w{15}$/);
  assert.ok(connection.accessToken);
});
await step('reads the identity', async () => {
  const identity = await connection.identity();
  assert.equal(identity.username, 'agent@demo.callbridge.example');
  assert.equal(identity.timezone, 'Europe/London');
});
await step('lists the versions', async () => {
  const versions = await connection.request('/services/data');
  assert.ok(versions.some((v) => v.version === '67.0'));
});
await step('queries', async () => {
  const result = await connection.query("SELECT Id, Name, Account.Name FROM Contact WHERE LastName = 'Bloggs' AND FirstName LIKE 'Fr%'");
  assert.equal(result.totalSize, 1);
  assert.equal(result.done, true);
  contact = result.records[0];
  assert.equal(contact.Account.Name, 'Bloggs & Daughters Joinery');
});
await step('queries by its own query builder', async () => {
  const contacts = await connection.sobject('Contact')
    .find({ LastName: 'Bloggs', CreatedDate: { $gt: jsforce.SfDate.toDateTimeLiteral(new Date(0)) } }, ['Id', 'Name', 'CreatedDate'])
    .sort({ FirstName: -1 }).limit(5).execute();
  assert.deepEqual(contacts.map((c) => c.Name), ['Nell Bloggs', 'Fred Bloggs']);
});
await step('counts', async () => {
  assert.equal(await connection.sobject('Contact').count({ LastName: 'Bloggs' }), 2);
});
await step('searches a phone number', async () => {
  const escaped = number.replace(/[?&|!{}[\]()^~*:\\"'+-]/g, '\\$&');
  const result = await connection.search(`FIND {${escaped}} IN PHONE FIELDS RETURNING Contact(Id, Name, MobilePhone), Lead(Id, Name)`);
  assert.deepEqual(result.searchRecords.map((r) => [r.attributes.type, r.Name]), [['Contact', 'Fred Bloggs']]);
});
await step('searches a phone number by parameters', async () => {
  const result = await connection.requestPost(`/services/data/v${connection.version}/parameterizedSearch`, {
    q: number, in: 'PHONE', sobjects: [{ name: 'Contact', fields: ['Id', 'Name'], limit: 5 }],
  });
  assert.deepEqual(result.searchRecords.map((r) => r.Name), ['Fred Bloggs']);
});
await step('creates a Task', async () => {
  created = await connection.sobject('Task').create({
    Subject: 'Inbound Call', Status: 'Completed', TaskSubtype: 'Call', CallType: 'Inbound', CallDurationInSeconds: 42, ActivityDate: '2026-03-14', WhoId: contact.Id,
  });
  assert.equal(created.success, true);
  assert.match(created.id, /^00T\w{15}$/);
});
await step('creates a Task by external id', async () => {
  const result = await connection.sobject('Task').upsert({ CallBridge_Key__c: key, Subject: 'First', TaskSubtype: 'Call' }, 'CallBridge_Key__c');
  assert.equal(result.success, true);
  assert.equal(result.created, true);
});
await step('updates the same Task by external id', async () => {
  const result = await connection.sobject('Task').upsert({ CallBridge_Key__c: key, Subject: 'Second' }, 'CallBridge_Key__c');
  assert.equal(result.success, true);
  assert.equal(result.created, false);
  const found = await connection.query(`SELECT Subject FROM Task WHERE CallBridge_Key__c = '${key}'`);
  assert.deepEqual(found.records.map((r) => r.Subject), ['Second']);
});
await step('upserts several Tasks at once', async () => {
  const results = await connection.sobject('Task').upsert(
    [{ CallBridge_Key__c: key, Subject: 'Third' }, { CallBridge_Key__c: `${key}.b`, Subject: 'Other' }], 'CallBridge_Key__c');
  assert.deepEqual(results.map((r) => [r.success, r.created]), [[true, false], [true, true]]);
});
await step('creates several Tasks in order', async () => {
  const results = await connection.sobject('Task').create(['One', 'Two', 'Three'].map((Subject) => ({ Subject, WhoId: contact.Id })));
  several = results.map((r) => r.id);
  const subjects = await Promise.all(several.map(async (id) => (await connection.sobject('Task').retrieve(id)).Subject));
  assert.deepEqual(subjects, ['One', 'Two', 'Three']);
});
await step('gets a result of its own for each of several Tasks', async () => {
  const results = await connection.sobject('Task').update([
    { Id: several[0], Subject: 'First' }, { Id: several[1], Status: 'Nonsense' }, { Id: several[2], WhoId: '003000000000000AAA' }]);
  assert.deepEqual(results.map((r) => r.success), [true, false, false]);
  assert.deepEqual(results.map((r) => r.errors[0]?.errorCode ?? r.errors[0]?.statusCode), [undefined, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', 'INVALID_CROSS_REFERENCE_KEY']);
});
await step('saves all of several Tasks or none', async () => {
  const results = await connection.sobject('Task').create([{ Subject: 'Left out' }, { Subject: 'Bad', Status: 'Nonsense' }], { allOrNone: true });
  assert.deepEqual(results.map((r) => r.success), [false, false]);
  assert.equal(await connection.sobject('Task').count({ Subject: 'Left out' }), 0);
});
await step('splits more Tasks than one request takes', async () => {
  const results = await connection.sobject('Task').upsert(
    Array.from({ length: 250 }, (_, n) => ({ CallBridge_Key__c: `${key}.many.${n}`, Subject: `${n}` })), 'CallBridge_Key__c', { allowRecursive: true });
  assert.deepEqual([results.length, results.every((r) => r.created)], [250, true]);
});
await step('describes an object', async () => {
  const task = await connection.describe('Task');
  const field = (name) => task.fields.find((f) => f.name === name);
  assert.deepEqual(field('WhoId').referenceTo, ['Contact', 'Lead']);
  assert.deepEqual([field('TaskSubtype').createable, field('TaskSubtype').updateable], [true, false]);
  assert.deepEqual([field('CallBridge_Key__c').externalId, field('CallBridge_Key__c').unique], [true, true]);
});
await step('describes the org', async () => {
  const { sobjects } = await connection.describeGlobal();
  assert.ok(sobjects.some((o) => o.name === 'Contact' && o.keyPrefix === '003'));
});
await step('retrieves a record', async () => {
  const task = await connection.sobject('Task').retrieve(created.id);
  assert.equal(task.WhoId, contact.Id);
  assert.equal(task.ActivityDate, '2026-03-14');
  assert.equal(task.IsClosed, true);
  assert.match(task.CreatedDate, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$/);
});
await step('updates a record', async () => {
  const result = await connection.sobject('Task').update({ Id: created.id, Description: 'Rang about the refit.' });
  assert.equal(result.success, true);
});
await step('destroys a record', async () => {
  const result = await connection.sobject('Task').destroy(created.id);
  assert.equal(result.success, true);
  await assert.rejects(connection.sobject('Task').retrieve(created.id), (error) => error.errorCode === 'ENTITY_IS_DELETED');
});
await step('understands a refusal', async () => {
  await assert.rejects(connection.sobject('Contact').create({ FirstName: 'Nobody' }), (error) => error.errorCode === 'REQUIRED_FIELD_MISSING');
  await assert.rejects(connection.query('SELECT Nonsense FROM Contact'), (error) => error.errorCode === 'INVALID_FIELD');
});
await step('reads the limits', async () => {
  assert.equal((await connection.limits()).DailyApiRequests.Max, 100000);
  assert.equal(connection.limitInfo.apiUsage.limit, 100000);
});
await step('logs out', async () => {
  const token = connection.accessToken;
  await connection.logout();
  const afterwards = new jsforce.Connection({ instanceUrl: address, accessToken: token, version: '68.0' });
  await assert.rejects(afterwards.query('SELECT Id FROM Contact'), (error) => error.errorCode === 'INVALID_SESSION_ID');
});
