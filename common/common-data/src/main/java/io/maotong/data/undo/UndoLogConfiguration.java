package io.maotong.data.undo;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;

/** For the services that take part in global transactions. */
@AutoConfiguration
@ConditionalOnBooleanProperty("seata.enabled")
public class UndoLogConfiguration {

    @Bean
    static UndoLogTable undoLogTable() {
        return new UndoLogTable();
    }
}
