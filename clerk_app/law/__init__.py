"""What the law says: working days, limits, clocks, steps, forms. Pure: same input, same output; standard library only.

Decided under 政府信息公开条例 (国务院令第492号 for requests received to 2019-05-14, 国务院令第711号 from 2019-05-15)
and the State Council's yearly holiday notices. Every limit and article is data in resources/.
"""
