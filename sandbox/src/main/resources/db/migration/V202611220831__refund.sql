-- More codes: other lamps, other worked stones, and one whose rate changed within a year.
INSERT INTO refund_commodity (code, name, unit, levy_rate, refund_rate, special_flag, valid_from, valid_to, source) VALUES
    ('9405190000', '其他枝形吊灯及天花板或墙壁上的照明装置', '千克', 0.13, 0.13, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('7103992000', '其他经加工的水晶', '克拉', 0.13, 0, '', '2024-01-01', '9999-12-31', 'synthetic sandbox table'),
    ('8541430000', '已装在组件中或组装成块的光电池', '个', 0.13, 0.09, '', '2024-12-01', '2026-03-31', 'public rate example'),
    ('8541430000', '已装在组件中或组装成块的光电池', '个', 0.13, 0, '', '2026-04-01', '9999-12-31', 'public rate example');
