package io.maotong.user.notification;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface NotificationReadMapper extends BaseMapper<NotificationReadRow> {}
