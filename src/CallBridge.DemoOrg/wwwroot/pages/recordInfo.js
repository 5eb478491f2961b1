// @ts-check

/**
 * How Open CTI describes a record, in `onClickToDial` and in the view's information.
 * @param {import('../org/OrgApi.js').OrgRecord} record
 */
export function recordInfo({ id, type, name, values }) {
  return {
    recordId: id, recordName: name, objectType: type,
    ...(type === 'Contact' && values.AccountId ? { accountId: values.AccountId } : {}),
    ...(type === 'Account' && values.IsPersonAccount ? { contactId: values.PersonContactId } : {}),
    personAccount: Boolean(values.IsPersonAccount),
  };
}
