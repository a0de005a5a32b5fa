// Signing out on any page takes the key of the field app off this phone: what lies there stays sealed until its owner signs in again.
export function lockOnLeaving(root) {
  for (const form of root.querySelectorAll('form[action="/sign-out"], form[action="/me/sign-out"], form[action="/me/sessions/ending"]')) {
    form.addEventListener('submit', () => { globalThis.indexedDB?.deleteDatabase('field-keys') })
  }
}
