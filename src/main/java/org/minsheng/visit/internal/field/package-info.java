/**
 * The app that grid workers and heads of ten households carry: its interface, their phones, and what arrives from them.
 */
@NullMarked
package org.minsheng.visit.internal.field;

import org.jspecify.annotations.NullMarked;
