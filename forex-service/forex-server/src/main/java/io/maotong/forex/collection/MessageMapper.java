package io.maotong.forex.collection;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface MessageMapper extends BaseMapper<MessageRow> {

    @Update("""
            UPDATE bank_message SET state = #{state}, reason = #{reason}, message_id = COALESCE(#{messageId}, message_id),
              handled_at = #{at} WHERE id = #{id}
            """)
    int handled(
            @Param("id") long id,
            @Param("state") MessageState state,
            @Param("messageId") String messageId,
            @Param("reason") String reason,
            @Param("at") Instant at);
}
