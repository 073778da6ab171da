package io.maotong.user.notification;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface NotificationMapper extends BaseMapper<NotificationRow> {

    @Select("""
            SELECT COUNT(*) FROM notification n LEFT JOIN notification_read r
              ON r.notification_id = n.id AND r.account_id = #{account}
            WHERE r.id IS NULL
            """)
    long countUnread(@Param("account") String account);
}
