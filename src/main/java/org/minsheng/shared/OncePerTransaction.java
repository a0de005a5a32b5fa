package org.minsheng.shared;

import java.util.function.BooleanSupplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A question that is asked once in a transaction, for those who follow hundreds of steps in one: whether there is
 * anybody to tell at all.
 */
public final class OncePerTransaction {

    private final BooleanSupplier question;

    public OncePerTransaction(BooleanSupplier question) {
        this.question = question;
    }

    /** The answer of the first time in this transaction; without one it is asked anew. */
    public boolean holds() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return question.getAsBoolean();
        }
        if (TransactionSynchronizationManager.getResource(this) instanceof Boolean known) {
            return known;
        }
        boolean answer = question.getAsBoolean();
        TransactionSynchronizationManager.bindResource(this, answer);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(OncePerTransaction.this);
            }
        });
        return answer;
    }
}
