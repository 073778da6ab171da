package io.maotong.data.undo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanInitializationException;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Seata looks for its table as soon as it wraps the data source, which is before Flyway's turn. */
final class UndoLogTable implements BeanPostProcessor {

    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS undo_log (
              id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
              branch_id     BIGINT       NOT NULL,
              xid           VARCHAR(128) NOT NULL,
              context       VARCHAR(128) NOT NULL,
              rollback_info LONGBLOB     NOT NULL,
              log_status    INT          NOT NULL,
              log_created   DATETIME(6)  NOT NULL,
              log_modified  DATETIME(6)  NOT NULL,
              UNIQUE KEY ux_undo_log (xid, branch_id),
              KEY ix_undo_log_created (log_created)
            )
            """;

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof DataSource source) {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(TABLE);
            } catch (SQLException e) {
                throw new BeanInitializationException("undo_log cannot be made", e);
            }
        }
        return bean;
    }
}
