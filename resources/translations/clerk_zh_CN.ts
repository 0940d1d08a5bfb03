<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>Disclosure on request, version {version}</source>
        <translation>依申请公开办理 {version}</translation>
    </message>
    <message>
        <source>About this program</source>
        <translation>关于本程序</translation>
    </message>
    <message>
        <source>Our code: MIT. Fonts and icons keep their own licences, see the folders resources/fonts and resources/icons. Data stay on this computer; no network.</source>
        <translation>程序代码：MIT 许可。字体和图标各有许可，全文在 resources/fonts 和 resources/icons 文件夹。数据只在这台电脑上，不联网。</translation>
    </message>
</context>
<context>
    <name>AboutPart</name>
    <message>
        <source>{version}; no network is used</source>
        <translation>{version}；不联网</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>about update network</source>
        <translation>关于 更新 升级 联网</translation>
    </message>
    <message>
        <source>Open the licences</source>
        <translation>打开许可文本</translation>
    </message>
    <message>
        <source>Our code: MIT. Fonts and icons keep their own licences; the folder opened holds their texts.</source>
        <translation>程序代码：MIT。字体和图标各按自己的许可；打开的文件夹里是许可原文。</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>rights copyright open source</source>
        <translation>版权 开源 授权 字体 图标</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Request</source>
        <translation>申请(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>查看(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Register a request</source>
        <translation>登记申请(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Save now</source>
        <translation>立即保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>Due dates to other &amp;calendars (ICS)</source>
        <translation>导出期限到别的日历 ICS(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Print</source>
        <translation>打印(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>复制所选各行(&amp;C)</translation>
    </message>
    <message>
        <source>Copy number and &amp;due date</source>
        <translation>复制编号和届满日(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Paste rows as new requests</source>
        <translation>粘贴为新申请(&amp;P)</translation>
    </message>
    <message>
        <source>Correct the f&amp;acts</source>
        <translation>更正登记事实(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Strike this entry</source>
        <translation>撤销此条(&amp;X)</translation>
    </message>
    <message>
        <source>Find an&amp;ything</source>
        <translation>查找一切(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>C&amp;lear filters</source>
        <translation>清除筛选(&amp;L)</translation>
    </message>
    <message>
        <source>Register and print the rece&amp;ipt</source>
        <translation>登记并打印回执(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Split one paper into several</source>
        <translation>一纸多事，拆成几件(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Main action of the page</source>
        <translation>本页主要操作(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Decide on disclosure</source>
        <translation>作出决定(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Extend</source>
        <translation>延期(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Consult</source>
        <translation>征求意见(&amp;C)</translation>
    </message>
    <message>
        <source>As&amp;k for correction</source>
        <translation>补正(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Withdrawn</source>
        <translation>申请人撤回(&amp;W)</translation>
    </message>
    <message>
        <source>Record what came i&amp;n</source>
        <translation>登记来件(&amp;R)</translation>
    </message>
    <message>
        <source>Posting and deli&amp;very</source>
        <translation>寄送与送达(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Letters</source>
        <translation>文书(&amp;L)</translation>
    </message>
    <message>
        <source>Letters in one &amp;go</source>
        <translation>文书批量(&amp;G)</translation>
    </message>
    <message>
        <source>Time limit certi&amp;ficate</source>
        <translation>期限证明(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Attach files</source>
        <translation>添加附件(&amp;A)</translation>
    </message>
    <message>
        <source>Case file as &amp;PDF</source>
        <translation>卷宗 PDF(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Review the closed file</source>
        <translation>案卷评查(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation>工作台(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Register</source>
        <translation>台账(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Year sheet</source>
        <translation>年度统计(&amp;Y)</translation>
    </message>
    <message>
        <source>Loo&amp;k at the year</source>
        <translation>看图(&amp;T)</translation>
    </message>
    <message>
        <source>Rep&amp;ort draft</source>
        <translation>报告初稿(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Posting</source>
        <translation>寄送(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Calendar</source>
        <translation>日历(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>后退(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>前进(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Side panel</source>
        <translation>侧栏(&amp;S)</translation>
    </message>
    <message>
        <source>Reco&amp;unt</source>
        <translation>重新计算(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Next region</source>
        <translation>下一个区域(&amp;N)</translation>
    </message>
    <message>
        <source>Pre&amp;vious region</source>
        <translation>上一个区域(&amp;P)</translation>
    </message>
    <message>
        <source>To the &amp;message shown</source>
        <translation>到提示条(&amp;I)</translation>
    </message>
    <message>
        <source>Language: C&amp;hinese</source>
        <translation>界面：中文(&amp;H)</translation>
    </message>
    <message>
        <source>Language: &amp;English</source>
        <translation>界面：English(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Appearance: as the system</source>
        <translation>外观：随系统(&amp;U)</translation>
    </message>
    <message>
        <source>Appearance: &amp;light</source>
        <translation>外观：浅色(&amp;G)</translation>
    </message>
    <message>
        <source>Appearance: &amp;dark</source>
        <translation>外观：深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Import an old ledger</source>
        <translation>导入旧台账(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Check a sheet sent in</source>
        <translation>核对他人报来的表(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Gather the units</source>
        <translation>汇总各单位(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Duties of the month</source>
        <translation>本月事项(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Other registers</source>
        <translation>其他登记(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Months and quarters</source>
        <translation>月报和季报(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;The agency</source>
        <translation>本单位(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Wording of letters</source>
        <translation>文书用语(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Backups</source>
        <translation>备份与恢复(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>设置(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Next problem</source>
        <translation>下一处要看的(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous problem</source>
        <translation>上一处问题(&amp;U)</translation>
    </message>
    <message>
        <source>Keys of this &amp;page</source>
        <translation>本页快捷键(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>全部快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About this program</source>
        <translation>关于本程序(&amp;A)</translation>
    </message>
    <message>
        <source>Move in a list</source>
        <translation>在列表里移动</translation>
    </message>
    <message>
        <source>Select several rows</source>
        <translation>选多行</translation>
    </message>
    <message>
        <source>Open the row, press the button, go to the next field</source>
        <translation>打开这一行、按下按钮、到下一栏</translation>
    </message>
    <message>
        <source>Why this date</source>
        <translation>这个日期的理由</translation>
    </message>
    <message>
        <source>Open the list or the calendar of a field</source>
        <translation>打开这一栏的列表或日历</translation>
    </message>
    <message>
        <source>Undo and redo, in text</source>
        <translation>撤销、重做文字</translation>
    </message>
    <message>
        <source>One step back: close, leave a form, clear the search, leave the page</source>
        <translation>退一步：关闭、离开表单、清除查找、离开页面</translation>
    </message>
    <message>
        <source>Undo what was last typed, filled or left out</source>
        <translation>撤销上一次改的、填的、拿掉的</translation>
    </message>
    <message>
        <source>Fill the uppermost selected cell down</source>
        <translation>把选中的最上面一格向下填充</translation>
    </message>
    <message>
        <source>Leave the selected rows out</source>
        <translation>拿掉选中的行</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
</context>
<context>
    <name>AfterDeed</name>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>AllClocks</name>
    <message>
        <source>All {count} periods</source>
        <translation>全部期限 {count} 项</translation>
    </message>
</context>
<context>
    <name>AmendView</name>
    <message>
        <source>Correct the registration</source>
        <translation>更正登记</translation>
    </message>
    <message>
        <source>Why (one line)</source>
        <translation>更正原因（一句）</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存更正</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Was: {old}</source>
        <translation>原为：{old}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
</context>
<context>
    <name>AroundPanel</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Link another request</source>
        <translation>关联另一件申请</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>same applicant</source>
        <translation>同申请人</translation>
    </message>
    <message>
        <source>no. {year} of the year, no. {month} of the month</source>
        <translation>本年第 {year} 件，本月第 {month} 件</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the link to {number}</source>
        <translation>移除与 {number} 的关联</translation>
    </message>
    <message>
        <source>Strikes the link on both sides; a reason is asked for.</source>
        <translation>两边的关联一并撤销，要写理由。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>ArticlePopup</name>
    <message>
        <source>In plain words; the text of the law decides.</source>
        <translation>用平常话说的大意，以条文为准。</translation>
    </message>
    <message>
        <source>Read: {topic}</source>
        <translation>看手册：{topic}</translation>
    </message>
</context>
<context>
    <name>Aside</name>
    <message>
        <source>Copying the register, so that you can go on meanwhile</source>
        <translation>正在复制登记册数据，其间可以继续办理</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>Folder:</source>
        <translation>文件夹：</translation>
    </message>
    <message>
        <source>File type:</source>
        <translation>文件类型：</translation>
    </message>
</context>
<context>
    <name>BackupColumns</name>
    <message>
        <source>Written</source>
        <translation>写于</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>缘由</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>once a day</source>
        <translation>每日</translation>
    </message>
    <message>
        <source>after half an hour</source>
        <translation>每半小时</translation>
    </message>
    <message>
        <source>when closed</source>
        <translation>关闭时</translation>
    </message>
    <message>
        <source>before an import</source>
        <translation>导入前</translation>
    </message>
    <message>
        <source>before an update</source>
        <translation>升级前</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>已核对</translation>
    </message>
    <message>
        <source>No</source>
        <translation>没有</translation>
    </message>
</context>
<context>
    <name>BackupFirst</name>
    <message>
        <source>Before that the register is backed up</source>
        <translation>先备份登记册</translation>
    </message>
    <message>
        <source>You can go on meanwhile. Stopped, nothing is changed.</source>
        <translation>手上的事不用停；停止，则什么都不改。</translation>
    </message>
</context>
<context>
    <name>BackupsPage</name>
    <message>
        <source>Backups</source>
        <translation>备份与恢复</translation>
    </message>
    <message>
        <source>Back to your own data</source>
        <translation>回到自己的数据</translation>
    </message>
    <message>
        <source>Back up to …</source>
        <translation>备份到…</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>One from elsewhere …</source>
        <translation>别处的备份…</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>One is written every day, and whenever you ask for it.</source>
        <translation>每天自动写一份，也可以随时手动备份。</translation>
    </message>
    <message>
        <source>Look into it</source>
        <translation>打开看看</translation>
    </message>
    <message>
        <source>Go back to this one …</source>
        <translation>恢复到这一份…</translation>
    </message>
    <message>
        <source>{n} in the folder of the data</source>
        <translation>数据文件夹里有 {n} 份</translation>
    </message>
    <message>
        <source>It was never verified and is not to be relied on.</source>
        <translation>这一份没有核对过，不能依靠。</translation>
    </message>
    <message>
        <source>{n} requests; the last entry was written down {when}.</source>
        <translation>{n} 件申请；最后一条经过写于 {when}。</translation>
    </message>
    <message>
        <source>Nothing was written down after it.</source>
        <translation>那以后没有写下新的经过。</translation>
    </message>
    <message>
        <source>Going back would lose {n} entries written down after it.</source>
        <translation>那以后又写下 {n} 条经过，恢复就没有了，需要补记。</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选一份备份</translation>
    </message>
    <message>
        <source>Backups (clerk-*.db)</source>
        <translation>备份 (clerk-*.db)</translation>
    </message>
    <message>
        <source>Chosen: {file}</source>
        <translation>选定：{file}</translation>
    </message>
    <message>
        <source>Writing and verifying …</source>
        <translation>正在写入并核验…</translation>
    </message>
    <message>
        <source>Written and verified: {file}</source>
        <translation>已写好并核对：{file}</translation>
    </message>
    <message>
        <source>Go back to a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Replace the present data by the backup of {when}?</source>
        <translation>用 {when} 的备份代替现在的数据吗？</translation>
    </message>
    <message>
        <source> The present file is kept aside, not deleted.</source>
        <translation>现在的数据另存留查，不会删除。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>不恢复</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>BatchKinds</name>
    <message>
        <source>Letter</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>{letter}, {n} waiting</source>
        <translation>{letter}，{n} 件待出</translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message>
        <source>Letters in one go</source>
        <translation>文书批量</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>登记编号</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>Letters to make</source>
        <translation>要制作的文书</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>定稿</translation>
    </message>
    <message>
        <source>what waits today</source>
        <translation>今天待出的文书</translation>
    </message>
    <message>
        <source>No letter of this kind waits</source>
        <translation>没有待出的这种文书</translation>
    </message>
    <message>
        <source>Choose another letter above, or tick requests in the register and make their letters from there.</source>
        <translation>可在上面另选一种文书，或在台账里多选申请后再来批量出文书。</translation>
    </message>
    <message>
        <source>To the register</source>
        <translation>到台账</translation>
    </message>
    <message>
        <source>missing: {facts}</source>
        <translation>缺：{facts}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>可以定稿</translation>
    </message>
    <message>
        <source>Print {n}</source>
        <translation>打印 {n} 件</translation>
    </message>
    <message>
        <source>Finish and number {n}</source>
        <translation>定稿取号 {n} 件</translation>
    </message>
    <message>
        <source>Finish {n}, without a number</source>
        <translation>定稿 {n} 件（不取号）</translation>
    </message>
    <message>
        <source>Print the {n} finished</source>
        <translation>打印已定稿的 {n} 件</translation>
    </message>
    <message>
        <source>{n} lack something; Enter opens the request</source>
        <translation>{n} 件有缺项，按 Enter 打开申请补上</translation>
    </message>
    <message>
        <source>Finishing {letter}</source>
        <translation>正在定稿：{letter}</translation>
    </message>
    <message>
        <source>Each letter is kept by itself; what is done stays done.</source>
        <translation>每件单独入库，停下时已定稿的不变。</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
</context>
<context>
    <name>BatchRun</name>
    <message>
        <source>finished, {number}</source>
        <translation>已定稿，{number}</translation>
    </message>
</context>
<context>
    <name>BundleChooser</name>
    <message>
        <source>Evidence for reconsideration or court</source>
        <translation>复议、诉讼证据材料</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Make the bundle</source>
        <translation>生成 PDF</translation>
    </message>
    <message>
        <source>Tick what is handed in; drag it into order.</source>
        <translation>勾选要提交的材料，可拖动排序。</translation>
    </message>
</context>
<context>
    <name>CalendarFaces</name>
    <message>
        <source>{count} working days</source>
        <translation>{count} 个工作日</translation>
    </message>
    <message>
        <source>provisional {count} working days</source>
        <translation>暂定 {count} 个工作日</translation>
    </message>
    <message>
        <source>{name}, off, not kept yet</source>
        <translation>{name}放假（文本所写，还没有录入）</translation>
    </message>
    <message>
        <source>{name}, make-up working day, not kept yet</source>
        <translation>{name}调休上班（文本所写，还没有录入）</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>loc</source>
        <comment>sign of a day off or worked of this place alone</comment>
        <translation>地</translation>
    </message>
    <message>
        <source>off</source>
        <comment>sign of a day off</comment>
        <translation>休</translation>
    </message>
    <message>
        <source>wk</source>
        <comment>sign of a make-up day</comment>
        <translation>班</translation>
    </message>
    <message>
        <source> ({notice})</source>
        <translation>（{notice}）</translation>
    </message>
    <message>
        <source>{name}, off here</source>
        <translation>{name}，本地放假</translation>
    </message>
    <message>
        <source>{name}, off</source>
        <translation>{name}放假</translation>
    </message>
    <message>
        <source>{name}, worked here</source>
        <translation>{name}，本地上班</translation>
    </message>
    <message>
        <source>Make-up working day for {name}</source>
        <translation>{name}调休上班</translation>
    </message>
    <message>
        <source>weekend</source>
        <translation>周末</translation>
    </message>
    <message>
        <source>working day</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>{day}, provisional: holidays of {year} are not entered</source>
        <translation>{day}，暂定：{year} 年放假安排还没有录入</translation>
    </message>
    <message>
        <source>{count} fall due</source>
        <translation>{count} 件到期</translation>
    </message>
    <message>
        <source>{count} overdue or today</source>
        <translation>逾期或今天 {count} 件</translation>
    </message>
    <message>
        <source>{count} in amber, due soon</source>
        <translation>黄色提醒 {count} 件</translation>
    </message>
    <message>
        <source>as the pasted text says, not kept yet</source>
        <translation>照粘贴的文本显示，还没有录入</translation>
    </message>
    <message>
        <source>Holidays are not entered, only weekends are known: provisional</source>
        <translation>放假安排还没有录入，只分周末，一律暂定</translation>
    </message>
    <message>
        <source>{count} working days in the year</source>
        <translation>全年 {count} 个工作日</translation>
    </message>
    <message>
        <source>{said}, {past} past</source>
        <translation>{said}，已过 {past}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>by {notices}</source>
        <translation>依据 {notices}</translation>
    </message>
    <message>
        <source>{notice}, published {day}</source>
        <translation>{notice}，{day} 公布</translation>
    </message>
    <message>
        <source>{year}: {worked} working days, {off} days off by notice, {made_up} make-up days</source>
        <translation>{year} 年：{worked} 个工作日，放假 {off} 天，调休上班 {made_up} 天</translation>
    </message>
    <message>
        <source>{year}, holidays not entered</source>
        <translation>{year}；放假安排还没有录入</translation>
    </message>
</context>
<context>
    <name>CalendarLegend</name>
    <message>
        <source>off</source>
        <comment>sign of a day off</comment>
        <translation>休</translation>
    </message>
    <message>
        <source>wk</source>
        <comment>sign of a make-up day</comment>
        <translation>班</translation>
    </message>
    <message>
        <source>Day off</source>
        <translation>放假</translation>
    </message>
    <message>
        <source>Make-up working day</source>
        <translation>调休上班</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>loc</source>
        <comment>sign of a day off or worked of this place alone</comment>
        <translation>地</translation>
    </message>
    <message>
        <source>Here alone</source>
        <translation>只在本地</translation>
    </message>
    <message>
        <source>One bar for each request due; full, red: overdue or today, hollow, amber: within {count} working days</source>
        <translation>每一短横为一件到期；实心、红：逾期或今天，空心、黄：{count} 个工作日内</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>CalendarOut</name>
    <message>
        <source>Each date rings {days} working days before, at {hour} o&apos;clock.</source>
        <translation>每个期限提前 {days} 个工作日的 {hour} 点提醒。</translation>
    </message>
    <message>
        <source>Each date rings on its day, at {hour} o&apos;clock.</source>
        <translation>每个期限当天 {hour} 点提醒。</translation>
    </message>
    <message>
        <source>{count} due dates in one file (ICS) for any calendar. A later file updates what is there.</source>
        <translation>{count} 个期限写进一个 ICS 文件，各种日历都能导入。以后再导入一次，日历里的随之更新。</translation>
    </message>
    <message>
        <source>Export due dates</source>
        <translation>导出期限</translation>
    </message>
    <message>
        <source>Calendar (*.ics)</source>
        <translation>日历 (*.ics)</translation>
    </message>
    <message>
        <source>due dates {day}.ics</source>
        <translation>依申请公开期限 {day}.ics</translation>
    </message>
    <message>
        <source>Save the month</source>
        <translation>存一个月的日历</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>due dates {year}-{month:02}.pdf</source>
        <translation>依申请公开期限 {year}-{month:02}.pdf</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Back (a year or a month)</source>
        <translation>往前</translation>
    </message>
    <message>
        <source>On (a year or a month)</source>
        <translation>往后</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>View</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Whose dates</source>
        <translation>谁的期限</translation>
    </message>
    <message>
        <source>Holiday notices</source>
        <translation>放假通知</translation>
    </message>
    <message>
        <source>Export ICS</source>
        <translation>导出 ICS</translation>
    </message>
    <message>
        <source>The due days of a large register are still being reckoned …</source>
        <translation>在办申请较多，届满日还在计算……</translation>
    </message>
    <message>
        <source>Holidays of {year} are not entered.</source>
        <translation>{year} 年放假安排还没有录入。</translation>
    </message>
    <message>
        <source>{missing} {count} due dates are provisional.</source>
        <translation>{missing}有 {count} 件的期限暂定。</translation>
    </message>
    <message>
        <source>Show these {count}</source>
        <translation>看这 {count} 件</translation>
    </message>
    <message>
        <source>{year}</source>
        <translation>{year} 年</translation>
    </message>
    <message>
        <source>{year}: provisional</source>
        <translation>{year} 年放假未录入，期限暂定</translation>
    </message>
    <message>
        <source>{year}: dates that move</source>
        <translation>录入 {year} 年后期限会变</translation>
    </message>
    <message>
        <source>Dates that moved</source>
        <translation>日期已变动的申请</translation>
    </message>
    <message>
        <source>Due on {day}</source>
        <translation>{day}到期</translation>
    </message>
</context>
<context>
    <name>CalendarPanel</name>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Dates that moved</source>
        <translation>日期已变动的申请</translation>
    </message>
</context>
<context>
    <name>CasesPanel</name>
    <message>
        <source>Reconsideration and court</source>
        <translation>复议与诉讼</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>尚未审结</translation>
    </message>
    <message>
        <source>filed {day}</source>
        <translation>{day} 提起</translation>
    </message>
    <message>
        <source>accepted {day}</source>
        <translation>{day} 受理</translation>
    </message>
    <message>
        <source>decided {day}</source>
        <translation>{day} 审结</translation>
    </message>
    <message>
        <source>What became known</source>
        <translation>补记（副本、裁判文书、意见书）</translation>
    </message>
</context>
<context>
    <name>CertificatePage</name>
    <message>
        <source>How a time limit was counted</source>
        <translation>期限计算说明</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>如果……</translation>
    </message>
    <message>
        <source>Show {period}</source>
        <translation>看{period}</translation>
    </message>
    <message>
        <source>Back to the request</source>
        <translation>回到这件申请</translation>
    </message>
    <message>
        <source>PDF file (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
</context>
<context>
    <name>ChangeLine</name>
    <message>
        <source>Take back</source>
        <translation>撤回改动</translation>
    </message>
    <message>
        <source>See these {n}</source>
        <translation>看这 {n} 件</translation>
    </message>
</context>
<context>
    <name>ChangesPanel</name>
    <message>
        <source>Who changed what</source>
        <translation>谁改过什么</translation>
    </message>
    <message>
        <source>Nothing was changed or struck.</source>
        <translation>没有更正过，也没有撤销过。</translation>
    </message>
    <message>
        <source>Struck: {what} of {day}</source>
        <translation>撤销：{what}（{day}）</translation>
    </message>
    <message>
        <source>{field}: {old} → {new}</source>
        <translation>{field}：{old} → {new}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>reason: {reason}</source>
        <translation>理由：{reason}</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Check a sheet sent in</source>
        <translation>核对他人报来的表</translation>
    </message>
    <message>
        <source>Part of the sheet</source>
        <translation>统计表的部分</translation>
    </message>
    <message>
        <source>Year of the sheet</source>
        <translation>表的年度</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Cross-checks</source>
        <translation>勾稽与核对</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation>正在读 {file}</translation>
    </message>
    <message>
        <source>A report or a sheet of another office</source>
        <translation>别的单位的年度报告或者统计表</translation>
    </message>
    <message>
        <source>Excel, WPS, Word, PDF with text, plain text or JSON. Choose it or drop it here; it is read as it is, and nothing is recorded.</source>
        <translation>Excel、WPS、Word、能复制文字的 PDF、纯文本或 JSON。选择文件，或者把文件拖到这里；按印出的样子认读，不登记任何内容。</translation>
    </message>
    <message>
        <source>Choose a sheet</source>
        <translation>选择统计表或报告</translation>
    </message>
    <message>
        <source>Sheets and reports (*.xlsx *.xls *.et *.ods *.docx *.pdf *.txt *.json);;All files (*)</source>
        <translation>统计表和报告 (*.xlsx *.xls *.et *.ods *.docx *.pdf *.txt *.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose the year above, beside the heading.</source>
        <translation>请在上方标题旁边选择年度。</translation>
    </message>
    <message>
        <source>{year}</source>
        <translation>{year} 年</translation>
    </message>
    <message>
        <source>form of {source}</source>
        <translation>{source} 格式</translation>
    </message>
    <message>
        <source>{count} mismatches</source>
        <translation>{count} 处不符</translation>
    </message>
    <message>
        <source>No mismatches</source>
        <translation>没有不符</translation>
    </message>
    <message>
        <source>{count} hints</source>
        <translation>{count} 处提醒</translation>
    </message>
    <message>
        <source>No table in this file</source>
        <translation>这份文件里没有表格</translation>
    </message>
    <message>
        <source>What its sentences say stands beside.</source>
        <translation>正文写明的数列在右侧。</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>空白</translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>How it was read</source>
        <translation>怎样认读</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>{n} chosen</source>
        <translation>{n} 项</translation>
    </message>
</context>
<context>
    <name>ChoicePopup</name>
    <message>
        <source>Choices</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>在这张清单里查找</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
</context>
<context>
    <name>ClockFaces</name>
    <message>
        <source>closed {days} working days late</source>
        <translation>逾期 {days} 个工作日办结</translation>
    </message>
    <message>
        <source>closed in time</source>
        <translation>按时办结</translation>
    </message>
    <message>
        <source>Answer due</source>
        <translation>答复届满</translation>
    </message>
    <message>
        <source>{left}, not posted yet</source>
        <translation>{left}，还没有寄出</translation>
    </message>
    <message>
        <source>Correction due</source>
        <translation>补正期限</translation>
    </message>
    <message>
        <source>Payment due</source>
        <translation>缴费期限</translation>
    </message>
    <message>
        <source>the answer period is not running</source>
        <translation>答复期限未起算</translation>
    </message>
    <message>
        <source>clock stopped · due {day} if the opinion came today</source>
        <translation>暂停计时 · 若今天收到意见，届满 {day}</translation>
    </message>
    <message>
        <source>{left}, provisional</source>
        <translation>{left}，暂定</translation>
    </message>
    <message>
        <source>Tell of an extension by</source>
        <translation>延期告知最迟</translation>
    </message>
    <message>
        <source>extended on {day}</source>
        <translation>已于 {day} 延期</translation>
    </message>
    <message>
        <source>not needed now</source>
        <translation>现在不需要</translation>
    </message>
    <message>
        <source>past, none told</source>
        <translation>已过，未延期</translation>
    </message>
    <message>
        <source>same as the due date</source>
        <translation>同届满日</translation>
    </message>
    <message>
        <source>Post by (advice)</source>
        <translation>建议寄出</translation>
    </message>
    <message>
        <source>sent {day}</source>
        <translation>已于 {day} 发出</translation>
    </message>
    <message>
        <source>one working day early</source>
        <translation>提前 1 个工作日</translation>
    </message>
    <message>
        <source>Correction notice by</source>
        <translation>补正告知最迟</translation>
    </message>
    <message>
        <source>the law of 2008 sets none</source>
        <translation>旧条例没有规定</translation>
    </message>
    <message>
        <source>past, none sent</source>
        <translation>已过，未补正</translation>
    </message>
</context>
<context>
    <name>ClockPopup</name>
    <message>
        <source>Periods of the request</source>
        <translation>这件申请的各个期限</translation>
    </message>
</context>
<context>
    <name>ColumnChooser</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Restore the usual columns</source>
        <translation>恢复默认列</translation>
    </message>
    <message>
        <source>Space shows or hides, Alt+↑↓ moves</source>
        <translation>空格显示或隐藏，Alt+↑↓ 移动</translation>
    </message>
</context>
<context>
    <name>ColumnWords</name>
    <message>
        <source>Note</source>
        <translation>记作备注</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>不读</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Applicant kind</source>
        <translation>申请人类型</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>申请内容</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>受理机关</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>届满日</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>办理结果</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>科室</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>经办</translation>
    </message>
</context>
<context>
    <name>ComplaintsTab</name>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>举报投诉</translation>
    </message>
    <message>
        <source>No complaint in this year</source>
        <translation>这一年没有举报投诉</translation>
    </message>
    <message>
        <source>Row six of the old sheet counts these lines.</source>
        <translation>2014 年格式统计表第六行按这里的条数统计。</translation>
    </message>
</context>
<context>
    <name>DataPart</name>
    <message>
        <source>Everything stays on this computer, in one folder.</source>
        <translation>数据都在本机的一个文件夹里。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Place of the data</source>
        <translation>数据位置</translation>
    </message>
    <message>
        <source>store folder disk path</source>
        <translation>数据 文件夹 磁盘 路径 存放</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>最近备份</translation>
    </message>
    <message>
        <source>save copy restore</source>
        <translation>备份 保存 拷贝 恢复</translation>
    </message>
    <message>
        <source>See all</source>
        <translation>查看全部</translation>
    </message>
    <message>
        <source>All backups</source>
        <translation>全部备份</translation>
    </message>
    <message>
        <source>Look into one, go back to one, or write one onto a stick.</source>
        <translation>打开其中一份看看，恢复到其中一份，或备份到 U 盘。</translation>
    </message>
    <message>
        <source>restore copy stick</source>
        <translation>恢复 还原 U盘 拷贝</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>还没有备份。</translation>
    </message>
    <message>
        <source>{at}, verified</source>
        <translation>{at}，已核验</translation>
    </message>
    <message>
        <source>Writing and verifying …</source>
        <translation>正在写入并核验…</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>Calendar (F3)</source>
        <translation>日历（F3）</translation>
    </message>
    <message>
        <source>off</source>
        <translation>休</translation>
    </message>
    <message>
        <source>worked</source>
        <translation>班</translation>
    </message>
</context>
<context>
    <name>DaySection</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nothing falls due.</source>
        <translation>没有到期的。</translation>
    </message>
    <message>
        <source>Open these {count} in the register</source>
        <translation>在台账中打开这 {count} 件</translation>
    </message>
    <message>
        <source>clock stopped</source>
        <translation>暂停计时</translation>
    </message>
    <message>
        <source>{left}, provisional</source>
        <translation>{left}，暂定</translation>
    </message>
</context>
<context>
    <name>DayStrip</name>
    <message>
        <source>No answer date is running</source>
        <translation>答复期限未起算</translation>
    </message>
    <message>
        <source>Time limit: {days} working days, {used} used, {left} left, due {due}</source>
        <translation>期限：{days} 个工作日，已用 {used}，剩 {left}，届满 {due}</translation>
    </message>
    <message>
        <source>{limit}; {days} days not counted, {why}</source>
        <translation>{limit}；不计入 {days} 天，{why}</translation>
    </message>
    <message>
        <source>{}, not counted</source>
        <translation>{}，不计入</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停计时</translation>
    </message>
    <message>
        <source>working day {}</source>
        <translation>第 {} 个工作日</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>届满日</translation>
    </message>
    <message>
        <source>{month}-{day} {weekday}</source>
        <translation>{month} 月 {day} 日 {weekday}</translation>
    </message>
    <message>
        <source>Make-up working day</source>
        <translation>调休上班</translation>
    </message>
    <message>
        <source>{} holiday</source>
        <translation>{}放假</translation>
    </message>
    <message>
        <source>Weekend</source>
        <translation>周末</translation>
    </message>
    <message>
        <source>wk</source>
        <translation>班</translation>
    </message>
    <message>
        <source>{} off</source>
        <translation>{}休</translation>
    </message>
    <message>
        <source>off</source>
        <translation>休</translation>
    </message>
    <message>
        <source>{days} more days not drawn</source>
        <translation>另有 {days} 天未画出</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>未用</translation>
    </message>
    <message>
        <source>Due day</source>
        <translation>届满日</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Not counted: {why}, {days} days</source>
        <translation>不计入：{why} {days} 天</translation>
    </message>
    <message>
        <source>Weekend, holiday</source>
        <translation>周末、放假</translation>
    </message>
</context>
<context>
    <name>Decision</name>
    <message>
        <source>Correct?</source>
        <translation>补不补</translation>
    </message>
    <message>
        <source>The wording is clear</source>
        <translation>内容明确，不需补正</translation>
    </message>
    <message>
        <source>Is it?</source>
        <translation>是不是</translation>
    </message>
    <message>
        <source>Government information</source>
        <translation>属于政府信息</translation>
    </message>
    <message>
        <source>Whose?</source>
        <translation>谁负责</translation>
    </message>
    <message>
        <source>Ours to release</source>
        <translation>由本机关公开</translation>
    </message>
    <message>
        <source>Held?</source>
        <translation>有没有</translation>
    </message>
    <message>
        <source>Searched and found</source>
        <translation>有，已检索到</translation>
    </message>
    <message>
        <source>Release?</source>
        <translation>给不给</translation>
    </message>
    <message>
        <source>How?</source>
        <translation>怎么给</translation>
    </message>
    <message>
        <source>Reply?</source>
        <translation>怎么答</translation>
    </message>
    <message>
        <source>The correction came in</source>
        <translation>补正已收到</translation>
    </message>
</context>
<context>
    <name>DecisionCard</name>
    <message>
        <source>Question {at} of {all}</source>
        <translation>第 {at} 问，共 {all} 问</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>When it is served</source>
        <translation>送达时选定</translation>
    </message>
    <message>
        <source>Waiting for the correction</source>
        <translation>等待补正</translation>
    </message>
    <message>
        <source>Waiting for the opinion</source>
        <translation>等待意见</translation>
    </message>
    <message>
        <source>Waiting for the payment</source>
        <translation>等待缴费</translation>
    </message>
    <message>
        <source>Go on without waiting</source>
        <translation>不等了，接着往下问</translation>
    </message>
    <message>
        <source>Draft the answer</source>
        <translation>起草答复书</translation>
    </message>
    <message>
        <source>More results</source>
        <translation>其他结果</translation>
    </message>
    <message>
        <source>Record the answer</source>
        <translation>作出答复</translation>
    </message>
</context>
<context>
    <name>DemandsTab</name>
    <message>
        <source>not decided yet</source>
        <translation>尚未决定</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Write the answer</source>
        <translation>写答复书</translation>
    </message>
    <message>
        <source>Corrections and suggestions</source>
        <translation>更正和建议</translation>
    </message>
    <message>
        <source>Nothing was asked in this year</source>
        <translation>这一年没有更正要求和公开建议</translation>
    </message>
    <message>
        <source>They are no requests and no sheet counts them; the answer belongs to the request they are about.</source>
        <translation>不是申请，不计入统计表；答复书写在关联的申请里。</translation>
    </message>
    <message>
        <source>Without a request there is no file to write the answer in; name one.</source>
        <translation>没有关联申请，答复书无处存放。填写关联申请后可以写。</translation>
    </message>
</context>
<context>
    <name>DemoPage</name>
    <message>
        <source>The demonstration is being made</source>
        <translation>正在准备演示数据</translation>
    </message>
    <message>
        <source>An invented office: its old ledger is imported, and its autumn is played through with the ordinary deeds. It takes some seconds, the first time only.</source>
        <translation>虚构的机关：先导入旧台账，再把一个秋天的办理逐件演一遍。只在第一次要几秒钟。</translation>
    </message>
    <message>
        <source>It can be stopped: nothing of it remains.</source>
        <translation>可以停止：不留下任何数据。</translation>
    </message>
    <message>
        <source>Requests are registered and dealt with …</source>
        <translation>正在逐件登记、办理…</translation>
    </message>
</context>
<context>
    <name>DigestTab</name>
    <message>
        <source>Print bulletin</source>
        <translation>打印简报</translation>
    </message>
    <message>
        <source>List period</source>
        <translation>列出此期间</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Case digest</source>
        <translation>案例简报</translation>
    </message>
    <message>
        <source>No lost or difficult case in this period</source>
        <translation>这一期间没有败诉和疑难案件</translation>
    </message>
    <message>
        <source>Cases that were contested, lost, answered late or answered again are listed here.</source>
        <translation>复议诉讼、被纠正、逾期和重新答复的案件列在这里。</translation>
    </message>
    <message>
        <source>One page for a period</source>
        <translation>一页简报</translation>
    </message>
    <message>
        <source>Case bulletin {first} to {last}</source>
        <translation>案例简报 {first} 至 {last}</translation>
    </message>
</context>
<context>
    <name>DisplayPart</name>
    <message>
        <source>For this computer only.</source>
        <translation>只管这台电脑。</translation>
    </message>
    <message>
        <source>System</source>
        <translation>随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Acts at once.</source>
        <translation>立即生效。</translation>
    </message>
    <message>
        <source>theme night dark colours</source>
        <translation>主题 夜间 深色 暗色 颜色 黑色 黑底 背景</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>小</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Size of type</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Acts at once; rows grow with it.</source>
        <translation>立即生效，行高随之变化。</translation>
    </message>
    <message>
        <source>font letters bigger zoom</source>
        <translation>字体 大小 放大 缩小 看不清</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Acts at once. Letters, official tables and what was typed stay Chinese.</source>
        <translation>即时生效。文书、规定表式和填写的内容始终用中文。</translation>
    </message>
</context>
<context>
    <name>DraftLine</name>
    <message>
        <source>Go on with it</source>
        <translation>接着填</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>找回</translation>
    </message>
</context>
<context>
    <name>Dressing</name>
    <message>
        <source>Something typed is not recorded yet, so the size of type changes with the next start.</source>
        <translation>还有填了没记下的内容，字号下次打开起改变。</translation>
    </message>
    <message>
        <source>Something typed is not recorded yet, so the language changes with the next start.</source>
        <translation>还有填了没记下的内容，语言下次打开起改变。</translation>
    </message>
</context>
<context>
    <name>DutiesPage</name>
    <message>
        <source>Duties of the month</source>
        <translation>本月事项</translation>
    </message>
    <message>
        <source>Choose duties</source>
        <translation>选择要记的事项</translation>
    </message>
    <message>
        <source>Nothing is due</source>
        <translation>没有到期的事项</translation>
    </message>
    <message>
        <source>Which duties this office keeps is chosen in the settings.</source>
        <translation>本单位记哪些事项，在设置里选。</translation>
    </message>
    <message>
        <source>Space ticks with today&apos;s date · a reporting day on a rest day comes forward, never back</source>
        <translation>空格 记为今天办的 · 报送日遇休息日提前，不顺延</translation>
    </message>
    <message>
        <source>{n} to do</source>
        <translation>{n} 项未办</translation>
    </message>
    <message>
        <source>nothing to do now</source>
        <translation>现在没有要办的</translation>
    </message>
</context>
<context>
    <name>DutiesPanel</name>
    <message>
        <source>Overdue</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>To do now</source>
        <translation>现在可办</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已办</translation>
    </message>
</context>
<context>
    <name>DutyRow</name>
    <message>
        <source>Change day or remark</source>
        <translation>改日期或备注</translation>
    </message>
    <message>
        <source>What to report</source>
        <translation>看要报的内容</translation>
    </message>
    <message>
        <source>Done on {day}</source>
        <translation>{day}办</translation>
    </message>
    <message>
        <source>Due by {day}</source>
        <translation>应于 {day}前</translation>
    </message>
    <message>
        <source>not before {day}</source>
        <translation>{day} 起可办</translation>
    </message>
    <message>
        <source>{left}, provisional</source>
        <translation>{left}，暂定</translation>
    </message>
    <message>
        <source>local: {where}</source>
        <translation>本地：{where}</translation>
    </message>
</context>
<context>
    <name>EnquiriesTab</name>
    <message>
        <source>Keep</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Make it a request</source>
        <translation>转为申请</translation>
    </message>
    <message>
        <source>Open the request</source>
        <translation>打开申请</translation>
    </message>
    <message>
        <source>Enquiries</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>No enquiry in this year</source>
        <translation>这一年没有咨询</translation>
    </message>
    <message>
        <source>A question by telephone or at the counter is noted here; it can become a request.</source>
        <translation>电话、来访的咨询记在这里，需要时可以转为申请。</translation>
    </message>
    <message>
        <source>Before: {said} (changed by {changed}; {reason})</source>
        <translation>原为：{said}（{changed} 更正；{reason}）</translation>
    </message>
</context>
<context>
    <name>EnteredForm</name>
    <message>
        <source>ten thousand yuan</source>
        <translation>万元</translation>
    </message>
    <message>
        <source>Leave blank</source>
        <translation>确认为空</translation>
    </message>
    <message>
        <source>Count the year&apos;s figure</source>
        <translation>按全年数计</translation>
    </message>
    <message>
        <source>Count the months</source>
        <translation>按各月之和计</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>从文件填入</translation>
    </message>
    <message>
        <source>Whole year</source>
        <translation>全年</translation>
    </message>
    <message>
        <source>{month}</source>
        <translation>{month}月</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Asked once for this block</source>
        <translation>取自哪里，本块只问一次</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Name of a row below this one</source>
        <translation>分项名称，如 行政检查</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>数</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>分项</translation>
    </message>
    <message>
        <source>last year {figure}</source>
        <translation>上年 {figure}</translation>
    </message>
    <message>
        <source>Months: {count}, together {sum}</source>
        <translation>已填 {count} 个月，合计 {sum}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>The agencies together: {figure} ({each})</source>
        <translation>各机关合计 {figure}（{each}）</translation>
    </message>
    <message>
        <source>As registered: {figure}</source>
        <translation>按登记 {figure}。要填另一个数，写明原因。</translation>
    </message>
    <message>
        <source>Nothing registered this year</source>
        <translation>本年没有登记；没有登记不等于 0。</translation>
    </message>
    <message>
        <source>left blank</source>
        <translation>确认为空</translation>
    </message>
    <message>
        <source>not entered</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>Say where the figure comes from, then Enter</source>
        <translation>先写这个数取自哪里，按 Enter 就记下。</translation>
    </message>
    <message>
        <source>{count} figures wait: say where they come from</source>
        <translation>有 {count} 个数还没有记下，等着写明取自哪里（每块写一次，按 Enter）。</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>Entering</name>
    <message>
        <source>Figures from a file</source>
        <translation>从文件填入全年的数</translation>
    </message>
    <message>
        <source>Figures (*.json)</source>
        <translation>填报数字 (*.json)</translation>
    </message>
</context>
<context>
    <name>EventRows</name>
    <message>
        <source>correct by {}</source>
        <translation>补正期限 {}</translation>
    </message>
    <message>
        <source>party received it {}</source>
        <translation>对方 {} 收到</translation>
    </message>
    <message>
        <source>applicant told {}</source>
        <translation>{} 告知申请人</translation>
    </message>
    <message>
        <source>answer by {}</source>
        <translation>延至 {}</translation>
    </message>
    <message>
        <source>applicant received it {}</source>
        <translation>申请人 {} 收到</translation>
    </message>
    <message>
        <source>posted {}</source>
        <translation>{} 寄出</translation>
    </message>
    <message>
        <source>signed for {}</source>
        <translation>{} 签收</translation>
    </message>
    <message>
        <source>material due {}</source>
        <translation>{} 前交件</translation>
    </message>
    <message>
        <source>accepted {}</source>
        <translation>{} 受理</translation>
    </message>
    <message>
        <source>arrived {}</source>
        <translation>{} 到件</translation>
    </message>
    <message>
        <source>copy received {}</source>
        <translation>{} 收到副本</translation>
    </message>
    <message>
        <source>applicant received the decision {}</source>
        <translation>申请人 {} 收到决定</translation>
    </message>
    <message>
        <source>we received it {}</source>
        <translation>本机关 {} 收到</translation>
    </message>
    <message>
        <source>took effect {}</source>
        <translation>{} 生效</translation>
    </message>
    <message>
        <source>answer anew by {}</source>
        <translation>最迟 {} 重新答复</translation>
    </message>
    <message>
        <source>body&apos;s advice received {}</source>
        <translation>{} 收到复议意见书</translation>
    </message>
    <message>
        <source>reported on it {}</source>
        <translation>{} 报告纠正情况</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Address of a party</source>
        <translation>收件地址</translation>
    </message>
    <message>
        <source>Linked request</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Clock went on</source>
        <translation>期限照算</translation>
    </message>
    <message>
        <source>struck: {reason}</source>
        <translation>已撤销：{reason}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>不计入</translation>
    </message>
    <message>
        <source>signed for</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>posted</source>
        <translation>寄出</translation>
    </message>
    <message>
        <source>{days} working days more</source>
        <translation>加 {days} 个工作日</translation>
    </message>
    <message>
        <source>Clock stopped</source>
        <translation>计时暂停</translation>
    </message>
    <message>
        <source>Clock running again</source>
        <translation>计时恢复</translation>
    </message>
    <message>
        <source>Clock restarted</source>
        <translation>重新起算</translation>
    </message>
    <message>
        <source>Date fixed</source>
        <translation>另定日期</translation>
    </message>
    <message>
        <source>opinion by {day}</source>
        <translation>意见限 {day} 前</translation>
    </message>
    <message>
        <source>let pass by {role} {name} ({what}): {reason}</source>
        <translation>由{role}{name}书面决定照登（{what}）：{reason}</translation>
    </message>
    <message>
        <source>no delivery in the old ledger</source>
        <translation>旧台账没有送达记录</translation>
    </message>
    <message>
        <source>{count} pages</source>
        <translation>{count} 页</translation>
    </message>
    <message>
        <source>answer anew within {count} working days</source>
        <translation>{count} 个工作日内重新答复</translation>
    </message>
    <message>
        <source>{yuan} yuan</source>
        <translation>{yuan} 元</translation>
    </message>
    <message>
        <source>counted with {numbers}</source>
        <translation>连同 {numbers} 计件</translation>
    </message>
    <message>
        <source>corrected: {fields}</source>
        <translation>更正了{fields}</translation>
    </message>
    <message>
        <source>{item}: {result}</source>
        <translation>第 {item} 项{result}</translation>
    </message>
</context>
<context>
    <name>ExchangeOut</name>
    <message>
        <source>Export the own exchange file</source>
        <translation>导出本机关的交换文件</translation>
    </message>
    <message>
        <source>Exchange file (*.json)</source>
        <translation>交换文件 (*.json)</translation>
    </message>
    <message>
        <source>{name} {year}.json</source>
        <translation>{name}{year}年度.json</translation>
    </message>
    <message>
        <source>Writing the exchange file</source>
        <translation>正在写交换文件</translation>
    </message>
</context>
<context>
    <name>ExportBar</name>
    <message>
        <source>With ID numbers, telephones, addresses</source>
        <translation>带上证件号码、电话、地址</translation>
    </message>
    <message>
        <source>Also contact persons and e-mail. The file must then be kept safe.</source>
        <translation>联系人、电子邮箱也在内。带上了，文件就要妥善保管。</translation>
    </message>
    <message>
        <source>One line for each item</source>
        <translation>每个事项一行</translation>
    </message>
    <message>
        <source>Save as Excel</source>
        <translation>存为 Excel</translation>
    </message>
    <message>
        <source>Give up exporting (Esc)</source>
        <translation>不导出了（Esc）</translation>
    </message>
</context>
<context>
    <name>FactsPanel</name>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Kind · credit code</source>
        <translation>类型 · 统一社会信用代码</translation>
    </message>
    <message>
        <source>Kind · ID number</source>
        <translation>类型 · 身份证号</translation>
    </message>
    <message>
        <source>arrived {day}</source>
        <translation>{day} 到件</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>受理机关</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation>申请内容</translation>
    </message>
    <message>
        <source>Wording as corrected</source>
        <translation>补正后内容</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>Form and delivery</source>
        <translation>提供方式 · 送达</translation>
    </message>
    <message>
        <source>Unit and handler</source>
        <translation>承办</translation>
    </message>
    <message>
        <source>Platform number</source>
        <translation>平台编号</translation>
    </message>
    <message>
        <source>Matters</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>no result yet</source>
        <translation>还没有结果</translation>
    </message>
    <message>
        <source>Third parties and agencies</source>
        <translation>第三方和有关机关</translation>
    </message>
    <message>
        <source>Written to</source>
        <translation>去函单位</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>填地址</translation>
    </message>
    <message>
        <source>Address of {name}</source>
        <translation>{name}的收件地址</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>没有地址，信封印不了</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>内容已清除</translation>
    </message>
    <message>
        <source>Drop or paste files here.</source>
        <translation>可把文件拖到本页，或按 Ctrl+V 粘贴图片。</translation>
    </message>
</context>
<context>
    <name>FieldWords</name>
    <message>
        <source>name</source>
        <translation>姓名或名称</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>address</source>
        <translation>通信地址</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>wording</source>
        <translation>申请内容</translation>
    </message>
    <message>
        <source>postal number</source>
        <translation>邮件号</translation>
    </message>
    <message>
        <source>signed by</source>
        <translation>签收人</translation>
    </message>
    <message>
        <source>date of receipt</source>
        <translation>收到日期</translation>
    </message>
    <message>
        <source>day of arrival</source>
        <translation>到件日期</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>kind of applicant</source>
        <translation>申请人类型</translation>
    </message>
    <message>
        <source>form wanted</source>
        <translation>提供方式</translation>
    </message>
    <message>
        <source>delivery wanted</source>
        <translation>送达方式</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>承办科室</translation>
    </message>
    <message>
        <source>handler</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>platform number</source>
        <translation>平台编号</translation>
    </message>
    <message>
        <source>basis of receipt</source>
        <translation>收到依据</translation>
    </message>
    <message>
        <source>whom it was sent to</source>
        <translation>寄给</translation>
    </message>
    <message>
        <source>agency asked</source>
        <translation>受理机关</translation>
    </message>
    <message>
        <source>how it was confirmed</source>
        <translation>确认方式</translation>
    </message>
    <message>
        <source>confirmed with</source>
        <translation>与谁确认</translation>
    </message>
    <message>
        <source>who asked</source>
        <translation>谁去确认</translation>
    </message>
</context>
<context>
    <name>FiledBar</name>
    <message>
        <source>As filed</source>
        <translation>已报</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示的内容</translation>
    </message>
    <message>
        <source>Correction note</source>
        <translation>更正说明</translation>
    </message>
    <message>
        <source>Why it is corrected; printed in the note</source>
        <translation>为什么更正，印在说明里；Enter 生成</translation>
    </message>
</context>
<context>
    <name>FilingForm</name>
    <message>
        <source>File and lock</source>
        <translation>定稿封存</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不封存</translation>
    </message>
    <message>
        <source>File the sheet of {year}</source>
        <translation>定稿封存 {year} 年度的表</translation>
    </message>
    <message>
        <source>Sheet, lists, calendar and rules are frozen. Later changes show as differences.</source>
        <translation>表、清单、日历和规则一并固定。以后的改动只显示为差异。</translation>
    </message>
    <message>
        <source>Why it may stand; printed with the sheet</source>
        <translation>为什么可以这样报，印在表下</translation>
    </message>
    <message>
        <source>{count} cells stay blank; blank is not 0</source>
        <translation>还有 {count} 格未填，确认为空（空格不是 0）</translation>
    </message>
    <message>
        <source>Why the filed sheet is corrected</source>
        <translation>已封存的表为什么更正</translation>
    </message>
    <message>
        <source>Filed by</source>
        <translation>定稿人</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Search the register: number, name, subject, initials</source>
        <translation>在台账中查找：编号、姓名、内容、拼音首字母</translation>
    </message>
    <message>
        <source>Number, name, subject</source>
        <translation>编号、姓名、内容</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>受理机关</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Applicant kind</source>
        <translation>申请人类型</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>办理结果</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>科室</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>经办</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Reading the register…</source>
        <translation>正在读取台账…</translation>
    </message>
    <message>
        <source>View: {name}</source>
        <translation>视图：{name}</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Requests</source>
        <translation>申请清单</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Still reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>Steps of a request</source>
        <translation>办件步骤</translation>
    </message>
    <message>
        <source>number: {by}</source>
        <translation>编号：{by}</translation>
    </message>
    <message>
        <source>applicant: {by}</source>
        <translation>申请人：{by}</translation>
    </message>
    <message>
        <source>text: {by}</source>
        <translation>文字：{by}</translation>
    </message>
    <message>
        <source>pinyin initials: {by}</source>
        <translation>拼音首字母：{by}</translation>
    </message>
    <message>
        <source>not possible here</source>
        <translation>现在不可用</translation>
    </message>
</context>
<context>
    <name>FindingLine</name>
    <message>
        <source>Show</source>
        <translation>看</translation>
    </message>
</context>
<context>
    <name>FindingLines</name>
    <message>
        <source>{count} mismatches</source>
        <translation>{count} 处不符</translation>
    </message>
    <message>
        <source>{count} hints</source>
        <translation>{count} 处提醒</translation>
    </message>
    <message>
        <source>Cross-checks</source>
        <translation>勾稽与核对</translation>
    </message>
    <message>
        <source>{count} remarks that block nothing</source>
        <translation>另有 {count} 处参考，不妨碍定稿</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Fold away</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>{left} = {right}, holds</source>
        <translation>{left} = {right}，相符</translation>
    </message>
</context>
<context>
    <name>FirstStartPage</name>
    <message>
        <source>such as LZJGK</source>
        <translation>如 临住建公开</translation>
    </message>
    <message>
        <source>the basic people&apos;s court in charge</source>
        <translation>填管辖的基层人民法院全称</translation>
    </message>
    <message>
        <source>Disclosure on request</source>
        <translation>依申请公开办理</translation>
    </message>
    <message>
        <source>Registers, counts time, prints answers, makes the year sheet. Data stay on this computer; no network.</source>
        <translation>登记、算期限、出答复书、出年度统计表。数据只在这台电脑上，不联网。</translation>
    </message>
    <message>
        <source>Other ways to begin</source>
        <translation>也可以从这里开始</translation>
    </message>
    <message>
        <source>Import an old ledger</source>
        <translation>导入旧台账</translation>
    </message>
    <message>
        <source>Excel or WPS; you see the report first</source>
        <translation>Excel、WPS 都行，先看对照再导入</translation>
    </message>
    <message>
        <source>Open existing data</source>
        <translation>打开已有数据</translation>
    </message>
    <message>
        <source>A new computer, or a restored backup</source>
        <translation>换电脑，或从备份恢复</translation>
    </message>
    <message>
        <source>Try with demonstration data</source>
        <translation>先用演示数据试试</translation>
    </message>
    <message>
        <source>An invented office; it can be deleted any time</source>
        <translation>虚构的一个单位，随时可删</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>界面</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Four questions, then register the first request</source>
        <translation>四个问题，答完就能登记第一件</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Printed at the head and foot of answers.</source>
        <translation>印在答复书题头和落款。</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>全称</translation>
    </message>
    <message>
        <source>You</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>Year-number of four</source>
        <translation>年-四位序号</translation>
    </message>
    <message>
        <source>Year and number of four</source>
        <translation>年加四位序号</translation>
    </message>
    <message>
        <source>Year in brackets</source>
        <translation>〔年〕序号号</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>From 1 each year, without gaps.</source>
        <translation>每年从 1 起，自动连续。</translation>
    </message>
    <message>
        <source>Agency code</source>
        <translation>机关代字</translation>
    </message>
    <message>
        <source>Request number</source>
        <translation>登记号</translation>
    </message>
    <message>
        <source>Review and court</source>
        <translation>复议与诉讼</translation>
    </message>
    <message>
        <source>Go into the notice of remedies; a wrong one misleads people.</source>
        <translation>写进救济告知，错了会误当事人。</translation>
    </message>
    <message>
        <source>Review body</source>
        <translation>复议机关</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>法院</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Where data lie</source>
        <translation>数据放哪</translation>
    </message>
    <message>
        <source>One folder; copy it whole to move.</source>
        <translation>一个文件夹，可整个拷走。</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>letters without a name at their head</source>
        <translation>各种文书（缺单位全称）</translation>
    </message>
    <message>
        <source>letters without a number</source>
        <translation>带文号的文书（缺机关代字）</translation>
    </message>
    <message>
        <source>refusals without the review body</source>
        <translation>不予公开类答复书（缺复议机关）</translation>
    </message>
    <message>
        <source>refusals without the court</source>
        <translation>不予公开类答复书（缺法院）</translation>
    </message>
    <message>
        <source>Requests can be registered and their time counted at once. Not to be finished before the rest is filled in: {what}.</source>
        <translation>马上就能登记、算期限。没填以前，这些不能定稿：{what}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>All of it can be changed later.</source>
        <translation>以后都能在“设置”里改。</translation>
    </message>
    <message>
        <source>{free} GB free.</source>
        <translation>剩余 {free} GB。</translation>
    </message>
    <message>
        <source> This folder is synchronised: two copies can damage the data. Choose another one.</source>
        <translation>这是同步盘里的文件夹，两边同时写会损坏数据。请换一个。</translation>
    </message>
    <message>
        <source> Do not use a shared or synchronised folder.</source>
        <translation>不要放在共享盘或同步盘里。</translation>
    </message>
    <message>
        <source>Later, let me in</source>
        <translation>稍后再填，先进去</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始使用</translation>
    </message>
    <message>
        <source>No court yet. Without it, refusals cannot be finished.</source>
        <translation>还没填法院。没有它，不予公开类答复书不能定稿。</translation>
    </message>
    <message>
        <source>This place cannot be reached.</source>
        <translation>找不到这个位置。请另选一个文件夹。</translation>
    </message>
    <message>
        <source> This is a network folder: a broken line damages the data. Choose one on this computer.</source>
        <translation>这是网络共享盘，断线会损坏数据。请换到这台电脑上。</translation>
    </message>
    <message>
        <source>Choose the data folder</source>
        <translation>选择数据文件夹</translation>
    </message>
</context>
<context>
    <name>FontControl</name>
    <message>
        <source>Use the shipped font</source>
        <translation>用自带字体</translation>
    </message>
    <message>
        <source>Choose a font file</source>
        <translation>选择字体文件</translation>
    </message>
    <message>
        <source>TrueType fonts (*.ttf *.ttc);;All files (*)</source>
        <translation>TrueType 字体 (*.ttf *.ttc);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>FoundSteps</name>
    <message>
        <source>open a request first</source>
        <translation>请先打开一件申请</translation>
    </message>
    <message>
        <source>not possible on this request</source>
        <translation>这一件现在不可用</translation>
    </message>
</context>
<context>
    <name>GatherBody</name>
    <message>
        <source>Units</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Part of the sheet</source>
        <translation>统计表的部分</translation>
    </message>
    <message>
        <source>List of units</source>
        <translation>应报单位名单</translation>
    </message>
    <message>
        <source>Keep the list</source>
        <translation>保存名单</translation>
    </message>
    <message>
        <source>Drop the units&apos; files here</source>
        <translation>把各单位报来的文件拖到这里</translation>
    </message>
    <message>
        <source>Exchange files of this program, published tables as JSON, and sheets as xlsx, docx, PDF or text. A folder stands for the sheets in it.</source>
        <translation>可以是单位用本程序导出的交换文件，已公布的表（JSON），也可以是 xlsx、docx、PDF 或文本的表。拖文件夹就是拖里面的全部表。</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Write the list of units</source>
        <translation>先写应报单位名单</translation>
    </message>
    <message>
        <source>The units that have to report, one a line. The day a sheet came may follow the name: it then says whether it was late. The list is kept in this register.</source>
        <translation>应当报表的单位，每行一个。单位后可以空一格写收到的日子（如 2027-01-18），用来看是否迟报。名单保存在本机的登记簿里。</translation>
    </message>
</context>
<context>
    <name>GatherColumns</name>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>GatherPage</name>
    <message>
        <source>Gather the units</source>
        <translation>汇总各单位</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>{year}</source>
        <translation>{year} 年</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Sums</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>List of units</source>
        <translation>应报名单</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示的内容</translation>
    </message>
    <message>
        <source>Own exchange file</source>
        <translation>本机关交换文件</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Export Excel</source>
        <translation>导出 Excel</translation>
    </message>
    <message>
        <source>Each unit makes its exchange file on this page of its own program.</source>
        <translation>各单位在自己的程序里打开这一页，用“本机关交换文件”导出，再发给汇总的人。</translation>
    </message>
    <message>
        <source>Sheets of units ({kinds});;All files (*)</source>
        <translation>各单位的表 ({kinds});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose the units&apos; files</source>
        <translation>选择各单位的文件</translation>
    </message>
    <message>
        <source>Reading the units&apos; files</source>
        <translation>正在读各单位的文件</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>Export the gathered sheet</source>
        <translation>导出汇总表</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Gathered {year}.xlsx</source>
        <translation>{year}年度汇总.xlsx</translation>
    </message>
</context>
<context>
    <name>GatherPanel</name>
    <message>
        <source>Count it by the crosswalk below</source>
        <translation>同意按下面的对照计入</translation>
    </message>
    <message>
        <source>Count it although it does not add up</source>
        <translation>有误也照计</translation>
    </message>
    <message>
        <source>The sums will not add up either, and the workbook says so.</source>
        <translation>合计也会不符，工作簿上会写明。</translation>
    </message>
    <message>
        <source>What goes where</source>
        <translation>对照关系</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{rows} and others, {count} rows</source>
        <translation>{rows} 等 {count} 行</translation>
    </message>
    <message>
        <source>Cross-checks</source>
        <translation>勾稽</translation>
    </message>
    <message>
        <source>Name of the unit</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Take this file away</source>
        <translation>移去这份文件</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>{given} units gave a figure</source>
        <translation>{given} 个单位填了数</translation>
    </message>
    <message>
        <source>, {blank} left it blank</source>
        <translation>，{blank} 个留空</translation>
    </message>
    <message>
        <source>and {count} more; the workbook has them all</source>
        <translation>还有 {count} 个，工作簿里全有</translation>
    </message>
    <message>
        <source>Choose a figure to see the units behind it.</source>
        <translation>选一个数，看是哪些单位相加的。</translation>
    </message>
</context>
<context>
    <name>GroundAdder</name>
    <message>
        <source>Matter {number}: add a ground</source>
        <translation>第 {number} 项再加一种情形</translation>
    </message>
    <message>
        <source>Add a ground</source>
        <translation>再加一种不予公开的情形</translation>
    </message>
</context>
<context>
    <name>GroundHead</name>
    <message>
        <source>Remove</source>
        <translation>移去</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Print this topic</source>
        <translation>打印这一篇</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>查找手册</translation>
    </message>
    <message>
        <source>No topic has these words.</source>
        <translation>没有哪一篇有这些字。换几个字再找。</translation>
    </message>
</context>
<context>
    <name>IcsPopup</name>
    <message>
        <source>Write who applied and for what</source>
        <translation>写明申请人和申请内容</translation>
    </message>
    <message>
        <source>Calendars leave the house: without a tick, numbers and dates only.</source>
        <translation>日历常在手机和网上同步。不勾选就只写编号和日期。</translation>
    </message>
    <message>
        <source>Change the alarm</source>
        <translation>改提醒</translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation>存为文件</translation>
    </message>
    <message>
        <source>Export to other calendars</source>
        <translation>导出到别的日历</translation>
    </message>
</context>
<context>
    <name>ImportColumns</name>
    <message>
        <source>Sheet, row</source>
        <translation>所在表和行</translation>
    </message>
    <message>
        <source>Cell or number</source>
        <translation>单元格或编号</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查到的内容</translation>
    </message>
    <message>
        <source>Columns of the ledger</source>
        <translation>台账的各列</translation>
    </message>
    <message>
        <source>What the column is</source>
        <translation>这一列是什么</translation>
    </message>
    <message>
        <source>“{heading}” is</source>
        <translation>“{heading}”是</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Import old ledger</source>
        <translation>导入旧台账</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Rows that name no agency go to</source>
        <translation>没写机关的行归</translation>
    </message>
    <message>
        <source>Bring in the office&apos;s own ledger</source>
        <translation>把本单位的旧台账带进来</translation>
    </message>
    <message>
        <source>Excel, WPS and OpenDocument sheets (xlsx, xls, et, ods). First you see what was read and what was not; nothing is written before that.</source>
        <translation>Excel、WPS 表格（xlsx、xls、et、ods）都行。先看读出了什么、哪些没读懂，看过再导入。</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查到的内容</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示的内容</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save the rows left out</source>
        <translation>另存留下的行</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Choose the old ledger</source>
        <translation>选择旧台账</translation>
    </message>
    <message>
        <source>Ledgers (*.xlsx *.xls *.et *.ods *.xlsm);;All files (*)</source>
        <translation>台账 (*.xlsx *.xls *.et *.ods *.xlsm);;全部文件 (*)</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation>正在读 {file}</translation>
    </message>
    <message>
        <source>Kinds {n}</source>
        <translation>申请人类型 {n}</translation>
    </message>
    <message>
        <source>Rows left out {n}</source>
        <translation>留下的行 {n}</translation>
    </message>
    <message>
        <source>Deadlines that differ {n}</source>
        <translation>期限不同的 {n}</translation>
    </message>
    <message>
        <source>Columns {n}</source>
        <translation>各列对照 {n}</translation>
    </message>
    <message>
        <source>Import {new}, leave {left}</source>
        <translation>导入 {new} 件，留下 {left} 行</translation>
    </message>
    <message>
        <source>Import {new}</source>
        <translation>导入 {new} 件</translation>
    </message>
    <message>
        <source>Every deadline of the ledger is ours too</source>
        <translation>旧台账的期限与算出的都相同</translation>
    </message>
    <message>
        <source>Every row can be imported</source>
        <translation>每一行都能导入</translation>
    </message>
    <message>
        <source>{n} imported. The rows left out can be saved, mended and imported again.</source>
        <translation>已导入 {n} 件。留下的行可以另存，改好后再导入。</translation>
    </message>
    <message>
        <source>{n} requests are in the register now.</source>
        <translation>{n} 件已在台账里。</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>{file} rows left out.xlsx</source>
        <translation>{file} 留下的行.xlsx</translation>
    </message>
    <message>
        <source>Saved in {file}</source>
        <translation>已存到 {file}</translation>
    </message>
</context>
<context>
    <name>ImportSupplied</name>
    <message>
        <source>No numbers: give them in order</source>
        <translation>没有登记编号，照次序给号</translation>
    </message>
    <message>
        <source>No kinds: tell by the name</source>
        <translation>没有申请人类型，按名称判断</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>Nothing new to import in this file.</source>
        <translation>这个文件里没有可以新导入的。</translation>
    </message>
    <message>
        <source>{new} requests can be imported; {left} rows stay behind.</source>
        <translation>可导入 {new} 件，{left} 行读不懂，留下待看。</translation>
    </message>
    <message>
        <source>{new} requests can be imported.</source>
        <translation>可导入 {new} 件。</translation>
    </message>
    <message>
        <source>Read {n} requests, {m} remedies</source>
        <translation>读出申请 {n} 件、复议和诉讼 {m} 件</translation>
    </message>
    <message>
        <source>{n} without a number: the office&apos;s own are given in order, from {number} on</source>
        <translation>没有编号的 {n} 件照台账次序给本机关的号，从 {number} 起</translation>
    </message>
    <message>
        <source>{n} are here already</source>
        <translation>其中 {n} 件台账里已有</translation>
    </message>
    <message>
        <source>{n} stand twice in the file</source>
        <translation>文件里重复的 {n} 行只取一次</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>sheets that are no ledger: {sheets}</source>
        <translation>不是台账的表：{sheets}</translation>
    </message>
    <message>
        <source>{n} deadlines differ from the ledger&apos;s; ours are counted by the law and stay</source>
        <translation>{n} 件的期限与旧台账不同，以本程序依法算出的为准</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <source>Ledger {theirs}, ours {ours}. {why}</source>
        <translation>旧台账 {theirs}，应为 {ours}。{why}</translation>
    </message>
    <message>
        <source>{sheet}, row {row}</source>
        <translation>{sheet} 第 {row} 行</translation>
    </message>
</context>
<context>
    <name>ImportWriting</name>
    <message>
        <source>Importing {file}</source>
        <translation>正在导入 {file}</translation>
    </message>
    <message>
        <source>This step cannot be stopped: all rows are written, or none.</source>
        <translation>这一步不能停止：要么全部写入，要么一行不写。</translation>
    </message>
    <message>
        <source>{done} of {total} rows</source>
        <translation>{done} / {total} 行</translation>
    </message>
</context>
<context>
    <name>IntakeCompare</name>
    <message>
        <source>Next one</source>
        <translation>下一件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Being registered</source>
        <translation>正在登记的</translation>
    </message>
    <message>
        <source>open</source>
        <translation>在办</translation>
    </message>
</context>
<context>
    <name>IntakeDone</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation>打印回执</translation>
    </message>
</context>
<context>
    <name>IntakeDrafts</name>
    <message>
        <source>Draft saved {time}</source>
        <translation>草稿已自动保存 {time}</translation>
    </message>
    <message>
        <source>Nothing is typed yet</source>
        <translation>还什么都没有填</translation>
    </message>
    <message>
        <source>Draft of {when}</source>
        <translation>{when} 留下的草稿</translation>
    </message>
    <message>
        <source>Drafts: {count}</source>
        <translation>{count} 份草稿</translation>
    </message>
</context>
<context>
    <name>IntakeFiles</name>
    <message>
        <source>Add …</source>
        <translation>添加 …</translation>
    </message>
    <message>
        <source>Attachments: add files</source>
        <translation>附件：添加文件</translation>
    </message>
    <message>
        <source>Drop scans or e-mails here, or paste with Ctrl+V</source>
        <translation>拖入扫描件、邮件，或 Ctrl+V 粘贴</translation>
    </message>
    <message>
        <source>What {file} is</source>
        <translation>{file} 是什么</translation>
    </message>
    <message>
        <source>Take {file} out</source>
        <translation>移除 {file}</translation>
    </message>
    <message>
        <source>Pasted {number}.png</source>
        <translation>粘贴的图 {number}.png</translation>
    </message>
    <message>
        <source>Scans and e-mails (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.eml *.msg);;All files (*)</source>
        <translation>扫描件和邮件 (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.eml *.msg);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>添加附件</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>Register a request</source>
        <translation>登记申请</translation>
    </message>
    <message>
        <source>Several matters: split</source>
        <translation>一纸多事，拆成几件</translation>
    </message>
    <message>
        <source>Paste several from Excel</source>
        <translation>从 Excel 粘贴多件</translation>
    </message>
    <message>
        <source>To</source>
        <translation>受理机关</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Register and print receipt</source>
        <translation>登记并打印回执</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>登记号 {number}</translation>
    </message>
    <message>
        <source>No. {first} to {last}</source>
        <translation>登记号 {first} 至 {last}</translation>
    </message>
    <message>
        <source>{count} requests last year</source>
        <translation>去年 {count} 件</translation>
    </message>
    <message>
        <source>{count} requests this year</source>
        <translation>今年 {count} 件</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>{who}. Enter takes over</source>
        <translation>{who}。Enter 带入</translation>
    </message>
</context>
<context>
    <name>IntakePanel</name>
    <message>
        <source>Time limit</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>live</source>
        <translation>随填随算</translation>
    </message>
    <message>
        <source>Answer due</source>
        <translation>答复届满</translation>
    </message>
    <message>
        <source>Correction notice by</source>
        <translation>补正告知最迟</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排对照</translation>
    </message>
    <message>
        <source>Perhaps a repeat</source>
        <translation>可能是重复申请</translation>
    </message>
    <message>
        <source>A hint only; registering is not blocked.</source>
        <translation>只是提示，不妨碍登记。</translation>
    </message>
    <message>
        <source>This applicant</source>
        <translation>这位申请人</translation>
    </message>
    <message>
        <source>Will be registered</source>
        <translation>将登记为</translation>
    </message>
    <message>
        <source>Type the date of receipt; the due date appears here.</source>
        <translation>填了收到日期，这里就显示届满日。</translation>
    </message>
    <message>
        <source>Received {day}: {why}</source>
        <translation>收到日期 {day}：{why}</translation>
    </message>
    <message>
        <source>Counted from the arrival on {arrived}: {safe}, the safer date</source>
        <translation>从到达之日 {arrived} 起算，届满 {safe}；按这一天办更稳妥</translation>
    </message>
    <message>
        <source>answer due {day}</source>
        <translation>答复届满 {day}</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>{count} 件</translation>
    </message>
    <message>
        <source>No. {month} this month · no. {year} this year</source>
        <translation>本月第 {month} 件 · 本年第 {year} 件</translation>
    </message>
    <message>
        <source>Each is a request with a number, a date and an answer of its own; each names the others.</source>
        <translation>每件都是单独的申请，编号、期限、答复各算各的，互相写明。</translation>
    </message>
    <message>
        <source>One request with one number and one date; each matter has a result of its own.</source>
        <translation>还是一件申请，一个编号、一个期限，各事项分别有办理结果。</translation>
    </message>
    <message>
        <source>{count} to look at: {names}</source>
        <translation>还有 {count} 处要看：{names}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>去看</translation>
    </message>
</context>
<context>
    <name>IntakeView</name>
    <message>
        <source>Receipt</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>可不填</translation>
    </message>
    <message>
        <source>One matter a line</source>
        <translation>一行一个事项</translation>
    </message>
    <message>
        <source>Register as is</source>
        <translation>照此登记</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>当面</translation>
    </message>
    <message>
        <source>Registered post</source>
        <translation>挂号信</translation>
    </message>
    <message>
        <source>Ordinary post</source>
        <translation>平信</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Fax</source>
        <translation>传真</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>收到日期</translation>
    </message>
    <message>
        <source>Arrived on</source>
        <translation>到件日期</translation>
    </message>
    <message>
        <source>the applicant</source>
        <translation>申请人本人</translation>
    </message>
    <message>
        <source>Items of one request</source>
        <translation>一件申请的各项</translation>
    </message>
    <message>
        <source>A request for each</source>
        <translation>各立一件</translation>
    </message>
    <message>
        <source>the same day</source>
        <translation>同日</translation>
    </message>
    <message>
        <source>Postal no.</source>
        <translation>邮件号</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签收人</translation>
    </message>
    <message>
        <source>Platform no.</source>
        <translation>平台编号</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>寄给</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>确认方式</translation>
    </message>
    <message>
        <source>Confirmed with</source>
        <translation>与谁确认</translation>
    </message>
    <message>
        <source>Who asked</source>
        <translation>谁去确认</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>通信地址</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Split into</source>
        <translation>拆成</translation>
    </message>
    <message>
        <source>Matters</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Each matter gets a result of its own</source>
        <translation>每个事项各有办理结果</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>提供方式</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>承办</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Type 1012, 10-12, yesterday</source>
        <translation>可输 1012、10-12、昨天</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>信用代码</translation>
    </message>
</context>
<context>
    <name>KeepingPage</name>
    <message>
        <source>What was done today is being backed up</source>
        <translation>正在备份今天的工作</translation>
    </message>
    <message>
        <source>Everything is saved already. A backup of it is written and checked, as at the end of every day&apos;s work; with a large register it takes a minute.</source>
        <translation>数据已经全部保存。现在照例写一份备份并逐行核对；登记册较大时需要一分钟左右。</translation>
    </message>
    <message>
        <source>What is not written now, the next start writes.</source>
        <translation>现在不写，下次打开时补写。</translation>
    </message>
    <message>
        <source>Do not wait, close now</source>
        <translation>不等了，立即退出</translation>
    </message>
    <message>
        <source>Do not wait, go on</source>
        <translation>不等了，继续</translation>
    </message>
    <message>
        <source>Backing up today&apos;s work …</source>
        <translation>正在备份今天的工作…</translation>
    </message>
</context>
<context>
    <name>KeptList</name>
    <message>
        <source>Why it is withdrawn</source>
        <translation>撤销的原因</translation>
    </message>
    <message>
        <source>Dates that would move</source>
        <translation>撤销后期限会变的</translation>
    </message>
    <message>
        <source>here alone, {source}</source>
        <translation>只在本地，{source}</translation>
    </message>
    <message>
        <source>pasted</source>
        <translation>粘贴录入</translation>
    </message>
    <message>
        <source>{who} on {day}</source>
        <translation>{who} {day}</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Withdraw {title}</source>
        <translation>撤销 {title}</translation>
    </message>
    <message>
        <source>{count} days off</source>
        <translation>放假 {count} 天</translation>
    </message>
    <message>
        <source>{count} days worked</source>
        <translation>上班 {count} 天</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>确认撤销</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>不撤销</translation>
    </message>
</context>
<context>
    <name>KeyTable</name>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>哪里</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Find a key or an action</source>
        <translation>查找按键或操作</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>No key and no action has these words.</source>
        <translation>没有含这些字的按键或操作。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>with the focus in a list or on a request</source>
        <translation>焦点在列表或申请上</translation>
    </message>
    <message>
        <source>with the focus on an entry of a request</source>
        <translation>焦点在经过的某一条上</translation>
    </message>
    <message>
        <source>lists and fields</source>
        <translation>列表和输入栏</translation>
    </message>
    <message>
        <source>rows pasted from Excel</source>
        <translation>从 Excel 粘贴来的各行</translation>
    </message>
</context>
<context>
    <name>KeysPart</name>
    <message>
        <source>See the list</source>
        <translation>查看快捷键表</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部快捷键</translation>
    </message>
    <message>
        <source>Every action with its key, to be searched and printed.</source>
        <translation>每个操作和它的按键，可查找、打印。</translation>
    </message>
    <message>
        <source>keyboard shortcuts hotkeys</source>
        <translation>键盘 热键 按键</translation>
    </message>
    <message>
        <source>Keys of one page</source>
        <translation>某一页的快捷键</translation>
    </message>
    <message>
        <source>Press ? on the page where you are.</source>
        <translation>在那一页按 ? 即可看到。</translation>
    </message>
</context>
<context>
    <name>LetterChoices</name>
    <message>
        <source>Next</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Intake</source>
        <translation>收件</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>办理</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>Filing</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>issued</source>
        <translation>已出</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Proposed next: {step} on {day}, no letter about it yet.</source>
        <translation>建议下一份：{day} {step}，还没有出文书。</translation>
    </message>
</context>
<context>
    <name>LetterChooser</name>
    <message>
        <source>Letter: {name}</source>
        <translation>文书：{name}</translation>
    </message>
</context>
<context>
    <name>LetterDesk</name>
    <message>
        <source>Finish, number and make PDF</source>
        <translation>定稿、取号并生成 PDF</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Finished on {day}. It is kept as printed and cannot be changed.</source>
        <translation>已于 {day} 定稿，按打印时原样保存，不能再改。</translation>
    </message>
    <message>
        <source>It went out on {day}: a correction is a new letter.</source>
        <translation>已于 {day} 寄出、送达，要更正的，另出一份文书。</translation>
    </message>
    <message>
        <source>Print it and send it, then enter the day under Posting.</source>
        <translation>打印寄出后，在“寄送”里登记日期。</translation>
    </message>
    <message>
        <source>Where it is wrong, make it void and write it anew; its number is not used again.</source>
        <translation>写错了的，作废后重新制作，文号不再用。</translation>
    </message>
    <message>
        <source>Made void: {reason}. It must not go out; its number is not used again.</source>
        <translation>已作废，原因：{reason}。这一份只留档，不能寄出，文号不再用。</translation>
    </message>
    <message>
        <source>Write it anew</source>
        <translation>重新制作</translation>
    </message>
    <message>
        <source>No address of {name}: enter it</source>
        <translation>缺收件地址，去填：{name}</translation>
    </message>
    <message>
        <source>Finish and make PDF</source>
        <translation>定稿并生成 PDF</translation>
    </message>
    <message>
        <source>There is no letter to write yet</source>
        <translation>还没有可出的文书</translation>
    </message>
    <message>
        <source>Decide, ask for a correction or extend first; then its letter can be written.</source>
        <translation>先作出决定、通知补正或延期，再出相应的文书。</translation>
    </message>
    <message>
        <source>This letter could not be opened</source>
        <translation>这份文书没能打开</translation>
    </message>
    <message>
        <source>Nothing was changed. Go back to the request and open it again.</source>
        <translation>没有改动任何内容。请返回申请，重新打开。</translation>
    </message>
    <message>
        <source>Back to the request</source>
        <translation>回到申请</translation>
    </message>
</context>
<context>
    <name>LetterDrafts</name>
    <message>
        <source>Draft of {day} {time}</source>
        <translation>草稿，{day} {time} 保存</translation>
    </message>
    <message>
        <source>Changed since this draft was written: {names}. Look through it.</source>
        <translation>写这份草稿以后有变动：{names}。请核对。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Draft kept {time}</source>
        <translation>草稿已自动保存 {time}</translation>
    </message>
</context>
<context>
    <name>LetterOut</name>
    <message>
        <source>Save as Word</source>
        <translation>另存为 Word</translation>
    </message>
    <message>
        <source>Keep the final version</source>
        <translation>存入改定稿</translation>
    </message>
    <message>
        <source>Make void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Print a trial copy</source>
        <translation>试打一份</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>PDF file (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Word file (*.docx)</source>
        <translation>Word 文件 (*.docx)</translation>
    </message>
    <message>
        <source>PDF or Word file (*.pdf *.docx)</source>
        <translation>PDF 或 Word 文件 (*.pdf *.docx)</translation>
    </message>
</context>
<context>
    <name>LetterPage</name>
    <message>
        <source>due {day}</source>
        <translation>答复届满 {day}</translation>
    </message>
    <message>
        <source>Next: {letter}</source>
        <translation>接着出：{letter}</translation>
    </message>
    <message>
        <source>Write another one</source>
        <translation>再制一份</translation>
    </message>
    <message>
        <source>taken when finished: {number}</source>
        <translation>定稿时取号：{number}</translation>
    </message>
    <message>
        <source>{count} missing: {names}. Fill it in to finish.</source>
        <translation>缺 {count} 项：{names}。补上后才能定稿。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>去填</translation>
    </message>
    <message>
        <source>Record the review</source>
        <translation>登记保密审查</translation>
    </message>
</context>
<context>
    <name>LetterPopup</name>
    <message>
        <source>Find a letter by name or number</source>
        <translation>按名称或编号查找文书</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>文书</translation>
    </message>
</context>
<context>
    <name>LetterSources</name>
    <message>
        <source>registration</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>calculation</source>
        <translation>期限计算</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>number series</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>recorded step</source>
        <translation>办理记录</translation>
    </message>
    <message>
        <source>{fact}: {value} ({source})</source>
        <translation>{fact}：{value}（{source}）</translation>
    </message>
</context>
<context>
    <name>LetterView</name>
    <message>
        <source>Chosen by result, date and kind of agency; it cannot be changed here.</source>
        <translation>救济告知按办理结果、落款日期和机关类别自动选定，不能改。复议机关和法院在设置里填。</translation>
    </message>
    <message>
        <source>Ready words</source>
        <translation>常用语</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Addressee</source>
        <translation>主送</translation>
    </message>
    <message>
        <source>Receipt and findings</source>
        <translation>收悉与查明</translation>
    </message>
    <message>
        <source>What is disclosed</source>
        <translation>公开的内容</translation>
    </message>
    <message>
        <source>Result and reasons</source>
        <translation>结果与理由</translation>
    </message>
    <message>
        <source>Matters</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Remedies</source>
        <translation>救济告知</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>落款</translation>
    </message>
    <message>
        <source>What is to be corrected</source>
        <translation>补正事项</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>补正说明</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>结尾</translation>
    </message>
    <message>
        <source>Time to reply</source>
        <translation>回复期限</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>What is filled in</source>
        <translation>填写内容</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>处理意见</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>延迟答复</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>答复期限</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>收费</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>征求意见的内容</translation>
    </message>
    <message>
        <source>Time not counted</source>
        <translation>不计入期限</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>缴费</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Reply slip</source>
        <translation>意见回执</translation>
    </message>
    <message>
        <source>{fact} is missing</source>
        <translation>缺{fact}</translation>
    </message>
    <message>
        <source>{count} facts are missing</source>
        <translation>缺 {count} 项</translation>
    </message>
    <message>
        <source>chosen by result and date, fixed</source>
        <translation>按结果与日期自动选定，不可改</translation>
    </message>
    <message>
        <source>taken when finished</source>
        <translation>定稿时取号</translation>
    </message>
    <message>
        <source>worded here</source>
        <translation>已填写</translation>
    </message>
    <message>
        <source>may be added</source>
        <translation>可以补充</translation>
    </message>
    <message>
        <source>from {source}</source>
        <translation>由{source}填入</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>LineForm</name>
    <message>
        <source>No such day; a day looks like 10-12 or 2026-10-12</source>
        <translation>没有这一天，写法如 10-12 或 2026-10-12</translation>
    </message>
    <message>
        <source>A number, 0 or more</source>
        <translation>请填 0 或以上的数</translation>
    </message>
    <message>
        <source>Still empty</source>
        <translation>还没有填</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>另记一条</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Came on</source>
        <translation>收到日期</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>提出人</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Corrected to</source>
        <translation>更正为</translation>
    </message>
    <message>
        <source>Published at</source>
        <translation>公开途径</translation>
    </message>
    <message>
        <source>Reason given</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>转往机关</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation>转送日期</translation>
    </message>
    <message>
        <source>Answered on</source>
        <translation>答复日期</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>提出人</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>关联申请</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Closed on</source>
        <translation>办结日期</translation>
    </message>
    <message>
        <source>Why changed</source>
        <translation>更正原因</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Asked on</source>
        <translation>咨询日期</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Enquirer</source>
        <translation>咨询人</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>答复情况</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>学时</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>人次</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>评估结论</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>To</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>工作建议</translation>
    </message>
</context>
<context>
    <name>LineMaker</name>
    <message>
        <source>Paused</source>
        <translation>暂停计时</translation>
    </message>
    <message>
        <source>Closed in time</source>
        <translation>按时办结</translation>
    </message>
    <message>
        <source>{n} days late</source>
        <translation>逾期 {n} 天办结</translation>
    </message>
    <message>
        <source>Other limit</source>
        <translation>另有期限</translation>
    </message>
    <message>
        <source>Correction {day}</source>
        <translation>补正 {day}</translation>
    </message>
    <message>
        <source>Payment {day}</source>
        <translation>缴费 {day}</translation>
    </message>
    <message>
        <source>Provisional: the holidays of the year it ends in are not entered yet</source>
        <translation>暂定：届满那一年的放假安排还没有录入</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红色提醒</translation>
    </message>
    <message>
        <source>amber</source>
        <translation>黄色提醒</translation>
    </message>
    <message>
        <source>{words}, {tone}</source>
        <translation>{words}，{tone}</translation>
    </message>
    <message>
        <source>Not counting</source>
        <translation>不计时</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>LinesTab</name>
    <message>
        <source>New line</source>
        <translation>另记一条</translation>
    </message>
    <message>
        <source>Line {id}, noted by {noted}</source>
        <translation>第 {id} 条 · {noted}</translation>
    </message>
    <message>
        <source>Before: {said} (changed by {changed}; {reason})</source>
        <translation>原来：{said}（{changed}更正；{reason}）</translation>
    </message>
</context>
<context>
    <name>LocalForm</name>
    <message>
        <source>such as 三月三</source>
        <translation>如 三月三</translation>
    </message>
    <message>
        <source>such as 4-18 至 4-20</source>
        <translation>如 4-18 至 4-20</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>可以不填</translation>
    </message>
    <message>
        <source>title and number of the document</source>
        <translation>文件名称和文号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Days off</source>
        <translation>放假</translation>
    </message>
    <message>
        <source>Days worked</source>
        <translation>上班</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Published on</source>
        <translation>公布日期</translation>
    </message>
    <message>
        <source>Enter these days</source>
        <translation>录入本地安排</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>“{text}” is no day. Type month-day, such as 4-18.</source>
        <translation>“{text}”不是日期。请按 月-日 填，如 4-18。</translation>
    </message>
    <message>
        <source>The day the document was published is missing.</source>
        <translation>还没有填文件的公布日期。请填写。</translation>
    </message>
</context>
<context>
    <name>LocalSection</name>
    <message>
        <source>Add days of this place</source>
        <translation>添加本地安排</translation>
    </message>
    <message>
        <source>Added by this office</source>
        <translation>本单位录入的安排</translation>
    </message>
    <message>
        <source>Days off or worked in a region or in the office alone, with the document that rules them.</source>
        <translation>本地另外放假、上班的，在这里添加，要有文件依据。</translation>
    </message>
</context>
<context>
    <name>LookingPage</name>
    <message>
        <source>A backup is copied to be looked at</source>
        <translation>正在复制备份，供查看</translation>
    </message>
    <message>
        <source>{name} stays as it is, and so do your own data: what is done in the copy goes nowhere. With a large register it takes some seconds.</source>
        <translation>{name} 和自己的数据都不动：在副本里做什么都不算数。登记册大的要几秒钟。</translation>
    </message>
    <message>
        <source>It can be stopped: your own data are opened again.</source>
        <translation>可以停止：回到自己的数据。</translation>
    </message>
    <message>
        <source>Stop, back to your own data</source>
        <translation>停止，回到自己的数据</translation>
    </message>
    <message>
        <source>The letters are copied</source>
        <translation>正在复制文书</translation>
    </message>
    <message>
        <source>The register is copied</source>
        <translation>正在复制登记册</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Saved {time}</source>
        <translation>已保存 {time}</translation>
    </message>
    <message>
        <source>No changes yet</source>
        <translation>还没有改动</translation>
    </message>
    <message>
        <source>Everything is saved already</source>
        <translation>都已保存，不必再存</translation>
    </message>
    <message>
        <source>Not possible here now: {action}</source>
        <translation>这里现在做不了：{action}</translation>
    </message>
    <message>
        <source>Something typed is not recorded yet and would be lost.</source>
        <translation>还有填了没有登记的内容，关闭就没有了。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close all the same</source>
        <translation>仍然关闭</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>回去</translation>
    </message>
</context>
<context>
    <name>ManualWords</name>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>做什么</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>在哪里管用</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>各页</translation>
    </message>
    <message>
        <source>lists and requests</source>
        <translation>列表和申请页</translation>
    </message>
    <message>
        <source>in lists and fields</source>
        <translation>列表和输入框</translation>
    </message>
    <message>
        <source>in pasted rows</source>
        <translation>在粘贴来的各行里</translation>
    </message>
    <message>
        <source>{action} ({key})</source>
        <translation>{action}（{key}）</translation>
    </message>
</context>
<context>
    <name>MappedColumns</name>
    <message>
        <source>Sheet, column</source>
        <translation>工作表、列</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>表头</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>认作</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>格数</translation>
    </message>
    <message>
        <source>The first one</source>
        <translation>第一格</translation>
    </message>
</context>
<context>
    <name>MonthCalendar</name>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 件</translation>
    </message>
</context>
<context>
    <name>MonthLines</name>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
</context>
<context>
    <name>MonthsPage</name>
    <message>
        <source>Months and quarters</source>
        <translation>月报和季报</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月报</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>季报</translation>
    </message>
    <message>
        <source>Lost cases</source>
        <translation>败诉情况</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示的内容</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>哪一期</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>机关</translation>
    </message>
    <message>
        <source>All agencies</source>
        <translation>全部机关</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save as Excel</source>
        <translation>存为 Excel</translation>
    </message>
    <message>
        <source>Note as sent</source>
        <translation>记为已报送</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>统计数字</translation>
    </message>
    <message>
        <source>A click on a figure, or Enter, opens its requests</source>
        <translation>点一个数或按 Enter，列出是哪些申请</translation>
    </message>
    <message>
        <source>Counting {period}</source>
        <translation>正在统计{period}</translation>
    </message>
    <message>
        <source>{n} received</source>
        <translation>新收 {n} 件</translation>
    </message>
    <message>
        <source>{n} finished</source>
        <translation>办结 {n} 件</translation>
    </message>
    <message>
        <source>{n} open at the end</source>
        <translation>期末在办 {n} 件</translation>
    </message>
    <message>
        <source>Note as sent again</source>
        <translation>记为再次报送</translation>
    </message>
    <message>
        <source>Note the supplement</source>
        <translation>记为已补报</translation>
    </message>
    <message>
        <source>{period}: {place}</source>
        <translation>{period}：{place}</translation>
    </message>
    <message>
        <source>{period} was sent on</source>
        <translation>{period}的报送日期</translation>
    </message>
    <message>
        <source>Noting {period}</source>
        <translation>正在统计{period}，随即记为已报送</translation>
    </message>
    <message>
        <source>Save the sheet</source>
        <translation>保存统计表</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>MovesCard</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>No date of an open request moves.</source>
        <translation>在办申请的期限都不变。</translation>
    </message>
    <message>
        <source>Open these {count} in the register</source>
        <translation>在台账中打开这 {count} 件</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 处</translation>
    </message>
    <message>
        <source>provisional {day}</source>
        <translation>暂定 {day}</translation>
    </message>
    <message>
        <source>{old} → {new}</source>
        <translation>{old} → {new}</translation>
    </message>
    <message>
        <source>{count} days earlier</source>
        <translation>提前 {count} 天</translation>
    </message>
    <message>
        <source>{count} days later</source>
        <translation>推后 {count} 天</translation>
    </message>
</context>
<context>
    <name>NamePopup</name>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>NextSteps</name>
    <message>
        <source>Not possible now</source>
        <translation>现在不能做</translation>
    </message>
    <message>
        <source>Print sheet</source>
        <translation>打印单子</translation>
    </message>
    <message>
        <source>tell the applicant by {day}</source>
        <translation>{day} 前告知</translation>
    </message>
    <message>
        <source>asked once already; a second notice starts no new count</source>
        <translation>已发过一次，再发不重新起算</translation>
    </message>
    <message>
        <source>notice period ended {day}; still possible, the clock runs on</source>
        <translation>告知期 {day} 已过，仍可发，期限照算</translation>
    </message>
    <message>
        <source>notice by {day}</source>
        <translation>{day} 前告知</translation>
    </message>
</context>
<context>
    <name>NoticeDeeds</name>
    <message>
        <source>Enter {year}</source>
        <translation>录入 {year} 年</translation>
    </message>
</context>
<context>
    <name>NoticeLines</name>
    <message>
        <source>{day} {weekday}</source>
        <translation>{day} {weekday}</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} 天</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>worked</source>
        <translation>上班</translation>
    </message>
    <message>
        <source>Not understood. Mend it in the text, or say:</source>
        <translation>这一句没有读懂。请改上面的文字，或者答复：</translation>
    </message>
    <message>
        <source>It names no day off or worked</source>
        <translation>与放假无关</translation>
    </message>
</context>
<context>
    <name>NoticePanel</name>
    <message>
        <source>Paste the text of the State Council&apos;s notice here: the whole, or the list alone.</source>
        <translation>把国务院办公厅通知的文字粘贴到这里，全文或者只要放假安排都可以。</translation>
    </message>
    <message>
        <source>Text of the notice</source>
        <translation>通知文字</translation>
    </message>
    <message>
        <source>Number of the notice</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Published on</source>
        <translation>公布日期</translation>
    </message>
    <message>
        <source>Paste a holiday notice</source>
        <translation>粘贴放假通知</translation>
    </message>
    <message>
        <source>{year}</source>
        <translation>{year} 年</translation>
    </message>
    <message>
        <source>{count} holidays found</source>
        <translation>认出 {count} 个假期</translation>
    </message>
    <message>
        <source>{found}, {count} do not fit</source>
        <translation>{found}，{count} 处对不上</translation>
    </message>
    <message>
        <source>Dates that will move</source>
        <translation>录入后期限会变的</translation>
    </message>
    <message>
        <source>{count} do not fit. Compare with the notice and mend the text.</source>
        <translation>{count} 处对不上。请对照原文改上面的文字。</translation>
    </message>
    <message>
        <source>{count} sentences wait for your answer.</source>
        <translation>还有 {count} 句没有答复。</translation>
    </message>
</context>
<context>
    <name>NumberLines</name>
    <message>
        <source>Numbers given this year</source>
        <translation>今年的文号</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 处</translation>
    </message>
    <message>
        <source>No number has been given yet.</source>
        <translation>今年还没有取过号。</translation>
    </message>
</context>
<context>
    <name>OfficeForm</name>
    <message>
        <source>Kind of agency</source>
        <translation>机关类型</translation>
    </message>
    <message>
        <source>As the settings say</source>
        <translation>按设置</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>自何日起</translation>
    </message>
    <message>
        <source>Only where something changed on a day: letters dated before it keep what held then.</source>
        <translation>只有从某天起改变的才填：这天以前的文书仍用原来的。</translation>
    </message>
    <message>
        <source>Empty: as the settings say. {code} is this agency&apos;s code.</source>
        <translation>不填就按设置。{code} 是这个机关的代字。</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>全称</translation>
    </message>
    <message>
        <source>Printed at the head and foot of letters.</source>
        <translation>印在文书的版头和落款。</translation>
    </message>
    <message>
        <source>Letterhead</source>
        <translation>版头名称</translation>
    </message>
    <message>
        <source>Only where the head is not the full name.</source>
        <translation>版头与全称不同时才填。</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>The sender on letters, envelopes and waybills.</source>
        <translation>文书、信封和邮单上的寄件地址。</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮政编码</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>This and the website stand in the annual report.</source>
        <translation>与网站一起写进年度报告。</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>Agency code</source>
        <translation>机关代字</translation>
    </message>
    <message>
        <source>Begins the number of a letter.</source>
        <translation>文号的开头。</translation>
    </message>
    <message>
        <source>Review body</source>
        <translation>复议机关</translation>
    </message>
    <message>
        <source>Both go into the notice of remedies.</source>
        <translation>与法院一起写进救济告知。</translation>
    </message>
    <message>
        <source>Next higher department</source>
        <translation>上一级主管部门</translation>
    </message>
    <message>
        <source>Also named by a department&apos;s answers dated before 2024.</source>
        <translation>部门在 2023 年底以前的答复还要写明它。</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>法院</translation>
    </message>
    <message>
        <source>Decides which remedies its letters name.</source>
        <translation>文书里的救济途径随它而定。</translation>
    </message>
    <message>
        <source>Request numbers</source>
        <translation>登记编号样式</translation>
    </message>
    <message>
        <source>Letter numbers</source>
        <translation>文号样式</translation>
    </message>
</context>
<context>
    <name>OfficePage</name>
    <message>
        <source>The agency</source>
        <translation>本单位</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>机关</translation>
    </message>
    <message>
        <source>Add an agency</source>
        <translation>增加机关</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>A retired agency is not offered for new requests; its own go on under its name.</source>
        <translation>停用后新申请不能再选；它名下的申请仍以它的名义办完。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（未填名称）</translation>
    </message>
    <message>
        <source>{name} (retired)</source>
        <translation>{name}（已停用）</translation>
    </message>
    <message>
        <source>Take up again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>The agencies</source>
        <translation>机关</translation>
    </message>
    <message>
        <source>{count} requests</source>
        <translation>{count} 件申请</translation>
    </message>
    <message>
        <source>From {day}: {what}</source>
        <translation>自 {day}：{what}</translation>
    </message>
    <message>
        <source>One more agency</source>
        <translation>增加机关</translation>
    </message>
    <message>
        <source>Then each request names the one it addresses.</source>
        <translation>此后每件申请都写明受理机关。</translation>
    </message>
    <message>
        <source>Letters already issued stay as they were.</source>
        <translation>已经定稿的文书不会变。</translation>
    </message>
</context>
<context>
    <name>OfficePart</name>
    <message>
        <source>Printed on letters and used in numbers.</source>
        <translation>印在文书上，用在编号里。</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>全称</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮政编码</translation>
    </message>
    <message>
        <source>Agency code</source>
        <translation>机关代字</translation>
    </message>
    <message>
        <source>Review body</source>
        <translation>复议机关</translation>
    </message>
    <message>
        <source>Next higher department</source>
        <translation>上一级主管部门</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>法院</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Add an agency</source>
        <translation>增加机关</translation>
    </message>
    <message>
        <source>Several agencies at this desk</source>
        <translation>一处办理几个机关</translation>
    </message>
    <message>
        <source>Each request then names the one it was sent to.</source>
        <translation>以后每件申请都写明是向哪个机关提出的。</translation>
    </message>
    <message>
        <source>two agencies government office</source>
        <translation>多个机关 几个机关 增加机关 政府 办公室 合署</translation>
    </message>
    <message>
        <source>not filled in yet</source>
        <translation>还没有填</translation>
    </message>
    <message>
        <source>Another agency at this desk</source>
        <translation>同一处办理的另一个机关</translation>
    </message>
</context>
<context>
    <name>OverrideFold</name>
    <message>
        <source>Let it pass by the head&apos;s written decision</source>
        <translation>由负责人书面决定照登</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>照登原因</translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>后退（Alt+←）</translation>
    </message>
</context>
<context>
    <name>PageKeysPopup</name>
    <message>
        <source>Keys of this page</source>
        <translation>本页快捷键</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部快捷键</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find requests, pages, actions</source>
        <translation>查找申请、页面、操作</translation>
    </message>
    <message>
        <source>Find requests, pages, actions…</source>
        <translation>查找申请、页面、操作…</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查到的内容</translation>
    </message>
    <message>
        <source>Enter run   Ctrl+Enter run and stay   Tab take over   Esc close</source>
        <translation>Enter 执行   Ctrl+Enter 执行并留下   Tab 填入   Esc 关闭</translation>
    </message>
</context>
<context>
    <name>PaperBar</name>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Size of the page</source>
        <translation>页面大小</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>整页</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>原大</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>打印效果</translation>
    </message>
    <message>
        <source>page {page} of {pages}</source>
        <translation>{page} / {pages} 页</translation>
    </message>
    <message>
        <source>{wide} by {high} mm</source>
        <translation>{wide} × {high} 毫米</translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>The letter on paper</source>
        <translation>文书的纸面样子</translation>
    </message>
</context>
<context>
    <name>PartyOffer</name>
    <message>
        <source>Use it</source>
        <translation>填入</translation>
    </message>
    <message>
        <source>Last written to for {number} on {day}: {address}</source>
        <translation>上次（{number}，{day}）的地址：{address}</translation>
    </message>
</context>
<context>
    <name>PasteColumns</name>
    <message>
        <source>What the column is</source>
        <translation>这一列是什么</translation>
    </message>
    <message>
        <source>Rows without a channel came</source>
        <translation>没写渠道的，作</translation>
    </message>
    <message>
        <source>Channel of rows that name none</source>
        <translation>没写渠道的行作哪个渠道</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>不指定</translation>
    </message>
    <message>
        <source>Rows that name no agency go to</source>
        <translation>没写机关的行归</translation>
    </message>
    <message>
        <source>column {n}</source>
        <translation>第 {n} 列</translation>
    </message>
    <message>
        <source>{column} is</source>
        <translation>{column}是</translation>
    </message>
</context>
<context>
    <name>PasteDrafts</name>
    <message>
        <source>{n} rows pasted before and not registered, kept {when}. Go on here.</source>
        <translation>上次粘贴、还没有登记的 {n} 行，{when} 存为草稿，接着往下填。</translation>
    </message>
    <message>
        <source>{n} pasted rows were thrown away.</source>
        <translation>已丢弃粘贴的 {n} 行。</translation>
    </message>
</context>
<context>
    <name>PasteList</name>
    <message>
        <source>Pasted rows</source>
        <translation>粘贴的行</translation>
    </message>
</context>
<context>
    <name>PastePage</name>
    <message>
        <source>Paste several from Excel</source>
        <translation>从 Excel 粘贴多件</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>向下填充</translation>
    </message>
    <message>
        <source>Paste rows as new requests</source>
        <translation>把表格里的行粘贴成新的申请</translation>
    </message>
    <message>
        <source>Select rows in Excel or WPS, with or without their headings, copy them and press Ctrl+V here. You see first what was read; nothing is written before that.</source>
        <translation>在 Excel 或 WPS 里选中几行（带不带表头都行），复制，再到这里按 Ctrl+V。先看认成了什么，看过才登记。</translation>
    </message>
    <message>
        <source>Import a whole ledger file</source>
        <translation>导入整份台账文件</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>{n} rows are not registered yet and would be lost.</source>
        <translation>先前粘贴的 {n} 行还没有登记，换掉就没有了。</translation>
    </message>
    <message>
        <source>Paste in their place</source>
        <translation>换成新粘贴的</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Reading the rows</source>
        <translation>正在逐行核对</translation>
    </message>
    <message>
        <source>{done} of {total} rows</source>
        <translation>{done} / {total} 行</translation>
    </message>
    <message>
        <source>Register {n}</source>
        <translation>登记 {n} 件</translation>
    </message>
    <message>
        <source>Register {n}, {left} stay</source>
        <translation>登记 {n} 件，{left} 件留下</translation>
    </message>
    <message>
        <source>Bring back the row left out ({n})</source>
        <translation>拿回去掉的行（{n}）</translation>
    </message>
    <message>
        <source>{n} rows · {left} to be mended</source>
        <translation>{n} 行 · {left} 行要改</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} 行</translation>
    </message>
</context>
<context>
    <name>PastePanel</name>
    <message>
        <source>Leave row out</source>
        <translation>不要这一行</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Row {n}</source>
        <translation>第 {n} 行</translation>
    </message>
    <message>
        <source>Being read …</source>
        <translation>正在核对…</translation>
    </message>
    <message>
        <source>Can be registered. Due {day}.</source>
        <translation>可以登记，{day}届满。</translation>
    </message>
    <message>
        <source>Can be registered. No date runs.</source>
        <translation>可以登记，没有在走的期限。</translation>
    </message>
    <message>
        <source>Stays here until it is mended; type over the cell.</source>
        <translation>改好以前留在这里。可在格里直接改。</translation>
    </message>
    <message>
        <source>To look at; nothing that stops it</source>
        <translation>只是提示，不妨碍登记</translation>
    </message>
</context>
<context>
    <name>PasteTable</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>届满</translation>
    </message>
</context>
<context>
    <name>PasteWriting</name>
    <message>
        <source>Registering</source>
        <translation>正在登记</translation>
    </message>
    <message>
        <source>Show these {n}</source>
        <translation>看这 {n} 件</translation>
    </message>
    <message>
        <source>Pasted just now</source>
        <translation>刚粘贴登记的</translation>
    </message>
    <message>
        <source>{n} registered; {left} stay here to be mended.</source>
        <translation>已登记 {n} 件，{left} 件留在这里待改。</translation>
    </message>
</context>
<context>
    <name>PeriodGrid</name>
    <message>
        <source>Due day</source>
        <translation>届满</translation>
    </message>
</context>
<context>
    <name>PersonPart</name>
    <message>
        <source>For this computer only.</source>
        <translation>只管这台电脑。</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Stands with every entry from now on; earlier entries keep their name.</source>
        <translation>此后的每条记录都写这个名字；以前的不变。</translation>
    </message>
    <message>
        <source>my name signature handler</source>
        <translation>姓名 我的名字 改名 署名 记录人</translation>
    </message>
</context>
<context>
    <name>PersonalTab</name>
    <message>
        <source>Erase personal details</source>
        <translation>清除个人信息</translation>
    </message>
    <message>
        <source>Personal details were erased on {day} by {name}.</source>
        <translation>个人信息已于 {day} 由{name}清除。</translation>
    </message>
    <message>
        <source>Name, matter and result of this line are erased for good, and so are its former words.</source>
        <translation>这一条的姓名、事由、处理情况，连同改动前的内容，一并清除，不能恢复。</translation>
    </message>
    <message>
        <source>The line still counts. Backups made before keep them until they are thinned out.</source>
        <translation>这一条照旧计数。以前的备份里还有，到备份淘汰时为止。</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>PostingBar</name>
    <message>
        <source>Manner</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>寄递企业</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Signed for on</source>
        <translation>签收日期</translation>
    </message>
    <message>
        <source>Posted on</source>
        <translation>寄出日期</translation>
    </message>
    <message>
        <source>Record {n} as signed for</source>
        <translation>登记签收 {n} 封</translation>
    </message>
    <message>
        <source>Record {n} as posted</source>
        <translation>登记寄出 {n} 封</translation>
    </message>
    <message>
        <source>Tick a letter first</source>
        <translation>先勾选文书</translation>
    </message>
    <message>
        <source>Type the day first</source>
        <translation>先填日期</translation>
    </message>
</context>
<context>
    <name>PostingLines</name>
    <message>
        <source>Letter</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>登记编号</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Post by</source>
        <translation>最迟寄出</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Manner</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Waybill</source>
        <translation>邮件号</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>寄出</translation>
    </message>
    <message>
        <source>Days out</source>
        <translation>已寄出</translation>
    </message>
    <message>
        <source>Signed for</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>address missing</source>
        <translation>缺地址</translation>
    </message>
    <message>
        <source>none, enter it</source>
        <translation>缺地址，去填</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} 天</translation>
    </message>
</context>
<context>
    <name>PostingPage</name>
    <message>
        <source>Posting</source>
        <translation>寄送</translation>
    </message>
    <message>
        <source>Print envelopes</source>
        <translation>打印信封</translation>
    </message>
    <message>
        <source>Print EMS slips</source>
        <translation>打印 EMS 单</translation>
    </message>
    <message>
        <source>Export Excel</source>
        <translation>导出 Excel</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>{year}</source>
        <translation>{year} 年</translation>
    </message>
    <message>
        <source>Not signed for</source>
        <translation>待签收（封）</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>寄送登记</translation>
    </message>
    <message>
        <source>To post (letters)</source>
        <translation>待寄送（封）</translation>
    </message>
    <message>
        <source>Nothing waits to be posted</source>
        <translation>没有待寄送的文书</translation>
    </message>
    <message>
        <source>A letter comes here when it is finished and its number taken.</source>
        <translation>文书定稿取号后，会列在这里。</translation>
    </message>
    <message>
        <source>Nothing waits for a signature</source>
        <translation>没有待签收的文书</translation>
    </message>
    <message>
        <source>What was posted stands here until the day it was signed for is recorded.</source>
        <translation>寄出的文书登记签收日期之前，都列在这里。</translation>
    </message>
    <message>
        <source>Nothing went out in this year</source>
        <translation>这一年没有寄出文书</translation>
    </message>
    <message>
        <source>To the register</source>
        <translation>到台账</translation>
    </message>
    <message>
        <source>{n} ticked</source>
        <translation>已勾选 {n} 封</translation>
    </message>
    <message>
        <source>Export the posting log</source>
        <translation>导出寄送登记</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Posting log {year}.xlsx</source>
        <translation>{year} 年寄送登记.xlsx</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Stop printing</source>
        <translation>停止打印</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Page {done} of {total}</source>
        <translation>第 {done} 页，共 {total} 页</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Disclosure on request</source>
        <translation>依申请公开办理</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>{page}, {n} overdue</source>
        <translation>{page}，{n} 件逾期</translation>
    </message>
</context>
<context>
    <name>ReasonPopup</name>
    <message>
        <source>Certificate</source>
        <translation>期限证明</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>{count} working days from the day after {day}</source>
        <translation>自 {day} 次日起 {count} 个工作日</translation>
    </message>
    <message>
        <source>{count} more by extension</source>
        <translation>延长 {count} 个工作日</translation>
    </message>
    <message>
        <source>{count} days not counted: {why}</source>
        <translation>不计入 {count} 天（{why}）</translation>
    </message>
    <message>
        <source>provisional: holidays of {year} are not entered</source>
        <translation>{year} 年放假安排未录入，暂定</translation>
    </message>
    <message>
        <source>; </source>
        <translation>，</translation>
    </message>
    <message>
        <source>the correction</source>
        <translation>补正</translation>
    </message>
    <message>
        <source>the payment</source>
        <translation>缴费</translation>
    </message>
    <message>
        <source>No answer date runs until {what} comes</source>
        <translation>等待{what}，答复期限未起算</translation>
    </message>
    <message>
        <source>{sentence}, due {day}</source>
        <translation>{sentence}，期限 {day}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{names} left out, {count} days</source>
        <translation>扣除{names} {count} 天</translation>
    </message>
    <message>
        <source>make-up days {days} counted</source>
        <translation>{days} 上班已计</translation>
    </message>
    <message>
        <source>no holidays on the way</source>
        <translation>无放假调休</translation>
    </message>
    <message>
        <source>opinion of {names}</source>
        <translation>征求{names}意见</translation>
    </message>
    <message>
        <source>correction</source>
        <translation>补正</translation>
    </message>
</context>
<context>
    <name>ReceiptWords</name>
    <message>
        <source>sent to: {whom}</source>
        <translation>寄给{whom}</translation>
    </message>
    <message>
        <source>the applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>confirmed with {whom}, {how}</source>
        <translation>与{whom}确认，{how}</translation>
    </message>
    <message>
        <source>{said} ({who})</source>
        <translation>{said}（{who}）</translation>
    </message>
</context>
<context>
    <name>RegisterEmpty</name>
    <message>
        <source>The register is empty</source>
        <translation>台账还是空的</translation>
    </message>
    <message>
        <source>Register the first request, or bring in the office&apos;s old Excel ledger.</source>
        <translation>登记第一件申请，或者把本单位的旧台账导入进来。</translation>
    </message>
    <message>
        <source>Register the first one</source>
        <translation>登记第一件</translation>
    </message>
    <message>
        <source>Import old ledger</source>
        <translation>导入旧台账</translation>
    </message>
    <message>
        <source>No request matches “{text}”</source>
        <translation>没有符合“{text}”的申请</translation>
    </message>
    <message>
        <source>Clear the filters, or search all years.</source>
        <translation>清除筛选，或在全部年份中找。</translation>
    </message>
    <message>
        <source>Try another word.</source>
        <translation>换一个词再试。</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Search all years</source>
        <translation>在全部年份中找</translation>
    </message>
    <message>
        <source>No request matches these filters</source>
        <translation>没有符合这些筛选的申请</translation>
    </message>
</context>
<context>
    <name>RegisterOut</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>正在复制</translation>
    </message>
    <message>
        <source>{n} rows copied, with their headings.</source>
        <translation>已复制 {n} 行，连同列名。</translation>
    </message>
    <message>
        <source>Export the {n} selected</source>
        <translation>导出选中的 {n} 件</translation>
    </message>
    <message>
        <source>Export the {n} listed, in this order</source>
        <translation>导出列出的 {n} 件，按现在的顺序</translation>
    </message>
    <message>
        <source>Export the register</source>
        <translation>导出台账</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Register {day}.xlsx</source>
        <translation>依申请公开台账 {day}.xlsx</translation>
    </message>
    <message>
        <source>Writing {file}</source>
        <translation>正在写 {file}</translation>
    </message>
    <message>
        <source>Setting the list</source>
        <translation>正在排版清单</translation>
    </message>
    <message>
        <source>Every letter these need is made already.</source>
        <translation>这些申请要出的文书都已经出了。</translation>
    </message>
    <message>
        <source>{n} requests selected</source>
        <translation>台账中选中的 {n} 件</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Register</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Import old ledger</source>
        <translation>导入旧台账</translation>
    </message>
    <message>
        <source>Ctrl+C copy to Excel   Ctrl+V paste from Excel / WPS as new requests   Shift+↑↓ select several</source>
        <translation>Ctrl+C 复制到 Excel   Ctrl+V 从 Excel / WPS 粘贴为新申请   Shift+↑↓ 多选</translation>
    </message>
    <message>
        <source>{n} requests</source>
        <translation>{n} 件</translation>
    </message>
    <message>
        <source>{n} ms</source>
        <translation>{n} 毫秒</translation>
    </message>
    <message>
        <source>Sorting…</source>
        <translation>正在排序…</translation>
    </message>
    <message>
        <source>Reading the register… {part} %</source>
        <translation>正在读取台账… {part} %</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>{n} requests in all</source>
        <translation>全部 {n} 件</translation>
    </message>
    <message>
        <source>{n} selected</source>
        <translation>已选 {n} 件</translation>
    </message>
</context>
<context>
    <name>RegisterSummary</name>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>See it</source>
        <translation>打开看</translation>
    </message>
    <message>
        <source>History</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation>申请内容</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>期限证明</translation>
    </message>
    <message>
        <source>Time limit certificate</source>
        <translation>期限证明</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Make letters in one go</source>
        <translation>批量生成文书</translation>
    </message>
    <message>
        <source>Hide this panel (F4)</source>
        <translation>收起侧栏（F4）</translation>
    </message>
    <message>
        <source>Working days left</source>
        <translation>剩余工作日</translation>
    </message>
    <message>
        <source>Answer due</source>
        <translation>答复届满日</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Unit, clerk</source>
        <translation>科室 / 经办</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>no. {n} this year</source>
        <translation>本年第 {n} 件</translation>
    </message>
    <message>
        <source>{channel}, received {day}</source>
        <translation>{channel}，{day} 收到</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>暂停计时</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>办结日</translation>
    </message>
    <message>
        <source>Correction due</source>
        <translation>补正期限</translation>
    </message>
    <message>
        <source>Payment due</source>
        <translation>缴费期限</translation>
    </message>
    <message>
        <source>same person</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>another person</source>
        <translation>他人</translation>
    </message>
    <message>
        <source>open</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>Similar: {number} ({who}, {day}): {subject}, {how}</source>
        <translation>相似申请 {number}（{who}，{day}）：{subject}，{how}</translation>
    </message>
    <message>
        <source>{n} requests selected</source>
        <translation>已选 {n} 件</translation>
    </message>
    <message>
        <source>Reading the register…</source>
        <translation>正在读取台账…</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>按状态</translation>
    </message>
</context>
<context>
    <name>RegisterViews</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>本年</translation>
    </message>
    <message>
        <source>To post</source>
        <translation>待寄送</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我经办的</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>视图名称</translation>
    </message>
    <message>
        <source>New name of the view</source>
        <translation>视图的新名称</translation>
    </message>
    <message>
        <source>View “{name}” kept</source>
        <translation>已存为视图“{name}”</translation>
    </message>
    <message>
        <source>The view is called “{name}” now</source>
        <translation>视图已改名为“{name}”</translation>
    </message>
    <message>
        <source>View “{name}” deleted</source>
        <translation>已删除视图“{name}”</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>View “{name}” holds what is shown now</source>
        <translation>视图“{name}”已改为现在显示的内容</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>改名…</translation>
    </message>
    <message>
        <source>Keep what is shown now</source>
        <translation>改存为现在显示的内容</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>RegistersPage</name>
    <message>
        <source>Other registers</source>
        <translation>其他登记</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>{year}</source>
        <translation>{year} 年</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>在清单中查找</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Print list</source>
        <translation>打印清单</translation>
    </message>
    <message>
        <source>Export Excel</source>
        <translation>导出 Excel</translation>
    </message>
    <message>
        <source>Reading: {list}</source>
        <translation>正在读取：{list}</translation>
    </message>
    <message>
        <source>No line has these words</source>
        <translation>没有带这些字的记录</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>导出清单</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Report draft</source>
        <translation>报告初稿</translation>
    </message>
    <message>
        <source>The agency</source>
        <translation>本机关</translation>
    </message>
    <message>
        <source>For its government</source>
        <translation>代表本级政府</translation>
    </message>
    <message>
        <source>The whole area</source>
        <translation>全区（市、县）</translation>
    </message>
    <message>
        <source>Whom the report speaks for</source>
        <translation>报告说的是谁</translation>
    </message>
    <message>
        <source>With drawings</source>
        <translation>附图</translation>
    </message>
    <message>
        <source>Compare an edited report</source>
        <translation>核对改过的报告</translation>
    </message>
    <message>
        <source>Write as a Word file</source>
        <translation>写成 Word 文件</translation>
    </message>
    <message>
        <source>Drafting the report of {year}</source>
        <translation>正在起草 {year} 年的报告</translation>
    </message>
    <message>
        <source>{year}</source>
        <translation>{year} 年度</translation>
    </message>
    <message>
        <source>[table: {title}]</source>
        <translation>〔此处为表格：{title}〕</translation>
    </message>
    <message>
        <source>{year}: {place}</source>
        <translation>{year} 年报告：{place}</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>写成 Word 文件</translation>
    </message>
    <message>
        <source>Word file (*.docx)</source>
        <translation>Word 文件 (*.docx)</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>正在写报告</translation>
    </message>
</context>
<context>
    <name>ReportPanel</name>
    <message>
        <source>Press a figure to see which cells it comes from.</source>
        <translation>点一个数，看它出自表里哪几格。</translation>
    </message>
    <message>
        <source>Share of: {base}</source>
        <translation>占：{base}</translation>
    </message>
    <message>
        <source>Open these {count} in the register</source>
        <translation>在台账中打开这 {count} 件</translation>
    </message>
    <message>
        <source>See the table</source>
        <translation>看统计表</translation>
    </message>
    <message>
        <source>{count} places</source>
        <translation>{count} 处</translation>
    </message>
    <message>
        <source>The edited report</source>
        <translation>改过的报告</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>看</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>Report draft</source>
        <translation>报告初稿</translation>
    </message>
</context>
<context>
    <name>RequestDeeds</name>
    <message>
        <source>Record the address</source>
        <translation>登记收件地址</translation>
    </message>
    <message>
        <source>Strike this entry</source>
        <translation>撤销此条</translation>
    </message>
    <message>
        <source>Link another request</source>
        <translation>关联另一件申请</translation>
    </message>
    <message>
        <source>Correct: {what}</source>
        <translation>更正：{what}</translation>
    </message>
    <message>
        <source>The registration itself is struck; its number stays used.</source>
        <translation>撤销的是这件登记本身，编号不再使用。</translation>
    </message>
    <message>
        <source>Closes the request</source>
        <translation>这一步使申请办结</translation>
    </message>
    <message>
        <source>The due date stays {day}</source>
        <translation>届满日不变，仍为 {day}</translation>
    </message>
    <message>
        <source>Due date {before} → none: the answer period is not running until it comes in</source>
        <translation>届满日 {before} → 收到之前答复期限不起算</translation>
    </message>
    <message>
        <source>Due date {before} → {after}</source>
        <translation>届满日 {before} → {after}</translation>
    </message>
</context>
<context>
    <name>RequestEntries</name>
    <message>
        <source>kept {time}</source>
        <translation>自动保存 {time}</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>未定稿</translation>
    </message>
    <message>
        <source>Letter being written</source>
        <translation>草拟文书</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Correct this entry</source>
        <translation>更正此条</translation>
    </message>
    <message>
        <source>Strike this entry</source>
        <translation>撤销此条</translation>
    </message>
    <message>
        <source>Open the letter</source>
        <translation>打开文书</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>接着写</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>RequestFiles</name>
    <message>
        <source>Case file PDF</source>
        <translation>卷宗 PDF</translation>
    </message>
    <message>
        <source>Pasted {day}.png</source>
        <translation>粘贴 {day}.png</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>这是什么材料</translation>
    </message>
    <message>
        <source>Paste an image</source>
        <translation>粘贴剪贴板里的图片</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Take it out of the file</source>
        <translation>从案卷中撤出</translation>
    </message>
    <message>
        <source>The whole file</source>
        <translation>整卷</translation>
    </message>
    <message>
        <source>Evidence for reconsideration or court</source>
        <translation>复议、诉讼证据材料</translation>
    </message>
    <message>
        <source>Missing papers can be attached first.</source>
        <translation>可以先补齐材料，再生成卷宗。</translation>
    </message>
    <message>
        <source>Make it all the same</source>
        <translation>仍然生成</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>PDF file (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Binding the file</source>
        <translation>正在装订卷宗</translation>
    </message>
</context>
<context>
    <name>RequestList</name>
    <message>
        <source>Requests</source>
        <translation>申请清单</translation>
    </message>
</context>
<context>
    <name>RequestPage</name>
    <message>
        <source>Letters</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Time limit certificate</source>
        <translation>期限证明</translation>
    </message>
    <message>
        <source>History</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>{count} entries</source>
        <translation>{count} 条</translation>
    </message>
    <message>
        <source>{entries}, {struck} struck</source>
        <translation>{entries}，{struck} 条已撤销</translation>
    </message>
</context>
<context>
    <name>RequestPast</name>
    <message>
        <source>Who changed what</source>
        <translation>谁改过什么</translation>
    </message>
    <message>
        <source>The calendar was changed: due date {before} → {after}</source>
        <translation>日历有变：届满日 {before} → {after}</translation>
    </message>
    <message>
        <source>The settings were changed: due date {before} → {after}</source>
        <translation>办理口径有变：届满日 {before} → {after}</translation>
    </message>
    <message>
        <source>Let pass by the head: {sentence}</source>
        <translation>已由负责人决定照登：{sentence}</translation>
    </message>
    <message>
        <source>Back to the history</source>
        <translation>回到经过</translation>
    </message>
</context>
<context>
    <name>RestoringPage</name>
    <message>
        <source>Going back to a backup</source>
        <translation>正在恢复备份</translation>
    </message>
    <message>
        <source>{name} is copied and the copy checked; only then it takes the place of the present data, which are kept aside. With a large register it takes a minute or two. The register opens by itself then.</source>
        <translation>先把 {name} 复制一份，逐行核对，核对无误才换下现在的数据；现在的数据另存留查。登记册大的，要一两分钟，完成后自动打开登记册。</translation>
    </message>
    <message>
        <source>It can be stopped: the data stay as they are.</source>
        <translation>可以停止：数据保持原样。</translation>
    </message>
    <message>
        <source>Stop, keep the present data</source>
        <translation>停止，保留现在的数据</translation>
    </message>
    <message>
        <source>The present data are looked at</source>
        <translation>正在查看现在的数据</translation>
    </message>
    <message>
        <source>Step 1 of 3: the backup is copied</source>
        <translation>第 1 步，共 3 步：正在复制备份</translation>
    </message>
    <message>
        <source>Step 2 of 3: the copy is checked, row by row</source>
        <translation>第 2 步，共 3 步：正在逐行核对</translation>
    </message>
    <message>
        <source>Step 3 of 3: letters and data are put back</source>
        <translation>第 3 步，共 3 步：正在放回文书和数据</translation>
    </message>
    <message>
        <source>This step cannot be stopped: the data are replaced wholly or not at all.</source>
        <translation>这一步不能停止：数据要么全部换好，要么不动。</translation>
    </message>
</context>
<context>
    <name>ReviewTab</name>
    <message>
        <source>Print sheet</source>
        <translation>打印评查表</translation>
    </message>
    <message>
        <source>Open request</source>
        <translation>打开申请</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Closed files</source>
        <translation>案卷评查</translation>
    </message>
    <message>
        <source>No file was closed in this year</source>
        <translation>这一年没有办结的申请</translation>
    </message>
    <message>
        <source>Closed files are looked through for dates, notices, approvals, proof and remedy text.</source>
        <translation>办结的案卷按日期、告知、审批、送达凭证和救济告知逐项评查。</translation>
    </message>
    <message>
        <source>Choose a file to see its points</source>
        <translation>在左边选一件，查看各项</translation>
    </message>
    <message>
        <source>{number}, {count} defects</source>
        <translation>{number}，缺陷 {count} 处</translation>
    </message>
    <message>
        <source>{point}: {says}</source>
        <translation>{point}：{says}</translation>
    </message>
    <message>
        <source>Review sheet {number}</source>
        <translation>案卷评查表 {number}</translation>
    </message>
</context>
<context>
    <name>SearchButton</name>
    <message>
        <source>Find requests, pages, actions…</source>
        <translation>查找申请、页面、操作…</translation>
    </message>
</context>
<context>
    <name>SelfReviewTab</name>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>All decided: tick the duty</source>
        <translation>评估完毕，事项打勾</translation>
    </message>
    <message>
        <source>Self-review</source>
        <translation>不予公开自查</translation>
    </message>
    <message>
        <source>Nothing was withheld or often asked for in this year</source>
        <translation>这一年没有不予公开，也没有集中申请的信息</translation>
    </message>
    <message>
        <source>Refusals and subjects that are asked for again stand here, each to be decided.</source>
        <translation>不予公开的和多次被申请的信息列在这里，逐项评估。</translation>
    </message>
    <message>
        <source>Choose a matter to decide</source>
        <translation>在左边选一项进行评估</translation>
    </message>
</context>
<context>
    <name>SelfTestPanel</name>
    <message>
        <source>Run the self-test</source>
        <translation>运行自检</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>自检</translation>
    </message>
    <message>
        <source>On made-up data; the register is not touched.</source>
        <translation>用虚构的数据，不动本单位的台账。</translation>
    </message>
    <message>
        <source>{n} steps</source>
        <translation>已过 {n} 步</translation>
    </message>
</context>
<context>
    <name>SendBar</name>
    <message>
        <source>Sent on</source>
        <translation>报送日期</translation>
    </message>
    <message>
        <source>Keep as it stands</source>
        <translation>照现在的样子留存</translation>
    </message>
    <message>
        <source>Not now (Esc)</source>
        <translation>先不记（Esc）</translation>
    </message>
</context>
<context>
    <name>SentBar</name>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>As sent</source>
        <translation>已报送的</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示的内容</translation>
    </message>
    <message>
        <source>Not sent after all</source>
        <translation>其实没有报送</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Changes act at once and are kept</source>
        <translation>改动即时生效并自动保存</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>查找设置：黄色提醒、文号、补正…</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>编号与文号</translation>
    </message>
    <message>
        <source>Readings of the law</source>
        <translation>办理口径</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Duties</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>自检</translation>
    </message>
    <message>
        <source>Units and people</source>
        <translation>科室与经办人</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Data and backups</source>
        <translation>数据与备份</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>No setting has these words. Ctrl+K looks through the whole program.</source>
        <translation>没有带这些字的设置。按 Ctrl+K 在整个程序里找，节假日在“日历”里。</translation>
    </message>
    <message>
        <source>How the numbers of requests and letters look.</source>
        <translation>登记编号和文号的样子。</translation>
    </message>
    <message>
        <source>Where the law can be read in two ways the office chooses once; certificates and windows follow it. A change says which open requests it moves.</source>
        <translation>法律有两种读法的地方，本单位选定一次，证明和界面都按它来。改动后列出受影响的在办申请。</translation>
    </message>
    <message>
        <source>When a date is shown in amber, and when intake asks back.</source>
        <translation>期限什么时候标黄，登记时什么情况再问一句。</translation>
    </message>
    <message>
        <source>Reports and checks by days of their own. Only what the Regulations ask for is on at first; local ones are switched on where they apply.</source>
        <translation>报送、自查、培训这些有自己日期的事项。起初只记条例要求的；各地另有要求的，在这里打开。</translation>
    </message>
    <message>
        <source>What letters say and how they look.</source>
        <translation>文书的用语和样子。</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>local: {where}</source>
        <translation>本地：{where}</translation>
    </message>
    <message>
        <source>Wording of letters</source>
        <translation>文书用语</translation>
    </message>
    <message>
        <source>See the duties of the month</source>
        <translation>看本月事项</translation>
    </message>
    <message>
        <source>Other doubtful points, as the program reads them</source>
        <translation>其他存疑之处，程序按下面的读法办</translation>
    </message>
    <message>
        <source>A made-up request goes through register, dates, letter and year sheet on this computer. Your own data are not touched.</source>
        <translation>在这台电脑上用虚构的申请走一遍：登记、算期限、出文书、做年表。不动本单位的数据。</translation>
    </message>
    <message>
        <source>{n} missing</source>
        <translation>缺 {n}</translation>
    </message>
    <message>
        <source>{n} doubtful</source>
        <translation>{n} 存疑</translation>
    </message>
    <message>
        <source>{n} kept</source>
        <translation>记 {n} 项</translation>
    </message>
    <message>
        <source>{more} Now: {example}</source>
        <translation>{more}现在的样子：{example}</translation>
    </message>
    <message>
        <source>Dates moved by a setting</source>
        <translation>改设置后日期变了的</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>trouble</source>
        <translation>有问题</translation>
    </message>
</context>
<context>
    <name>ShapePage</name>
    <message>
        <source>Look at the year</source>
        <translation>看图</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Year sheet</source>
        <translation>统计表</translation>
    </message>
    <message>
        <source>Report draft</source>
        <translation>报告初稿</translation>
    </message>
    <message>
        <source>{year}</source>
        <translation>{year} 年</translation>
    </message>
    <message>
        <source>Drawing {year}</source>
        <translation>正在画 {year} 年的图</translation>
    </message>
    <message>
        <source>Nothing was received or finished in this year yet</source>
        <translation>这一年还没有收到或办结的申请</translation>
    </message>
    <message>
        <source>{year}: {place}</source>
        <translation>{year} 年：{place}</translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message>
        <source>Sheet</source>
        <translation>统计表</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>New</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>工作台</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Posting</source>
        <translation>寄送</translation>
    </message>
    <message>
        <source>Year sheet</source>
        <translation>年度统计</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Duties</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>SoundnessPage</name>
    <message>
        <source>The data file is looked at</source>
        <translation>正在检查数据文件</translation>
    </message>
    <message>
        <source>It is large, and before it is opened the program makes sure that it is whole. That takes some seconds; the register opens by itself then.</source>
        <translation>数据文件较大，打开前先确认它完好无损，需要几秒钟。检查完台账自动打开。</translation>
    </message>
    <message>
        <source>It can be stopped: the data stay as they are, and the program closes.</source>
        <translation>可以停止：数据保持原样，程序关闭。</translation>
    </message>
    <message>
        <source>Page by page, from the first to the last</source>
        <translation>逐页检查，从头到尾</translation>
    </message>
</context>
<context>
    <name>StaffForm</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>no unit</source>
        <translation>不属科室</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>科室</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>StaffPart</name>
    <message>
        <source>Offered at intake and routing. Registered requests keep the name they were written with.</source>
        <translation>登记和分办时供选择。已登记的申请保留当时的名称。</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Add a unit</source>
        <translation>增加科室</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>增加人员</translation>
    </message>
    <message>
        <source>Take over those used so far</source>
        <translation>收进已经用过的名称</translation>
    </message>
    <message>
        <source>no longer offered</source>
        <translation>不再供选择</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>No longer offer</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Offer again</source>
        <translation>重新启用</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>To the calendar</source>
        <translation>打开日历</translation>
    </message>
    <message>
        <source>About the data and their backups</source>
        <translation>数据与备份</translation>
    </message>
    <message>
        <source>To the clerk&apos;s own settings</source>
        <translation>打开经办人设置</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>Backup today {time}, verified</source>
        <translation>备份 今天 {time}，已核验</translation>
    </message>
    <message>
        <source>Backup {day}, verified</source>
        <translation>备份 {day}，已核验</translation>
    </message>
    <message>
        <source>No backup since going back</source>
        <translation>恢复后还没有备份</translation>
    </message>
    <message>
        <source>Backing up …</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>No backup could be written</source>
        <translation>备份没有写成</translation>
    </message>
    <message>
        <source>Calendar known to {day}</source>
        <translation>日历录至 {day}</translation>
    </message>
    <message>
        <source>Clerk: {name}</source>
        <translation>经办：{name}</translation>
    </message>
</context>
<context>
    <name>StepDrafts</name>
    <message>
        <source>Going on with the draft of {when}.</source>
        <translation>接着 {when} 的草稿填。</translation>
    </message>
    <message>
        <source>The draft was thrown away.</source>
        <translation>草稿已丢弃。</translation>
    </message>
    <message>
        <source>{what}: typed and not recorded, {when}.</source>
        <translation>{what}：填了没有记，{when} 存为草稿。</translation>
    </message>
    <message>
        <source>{what}: the draft was thrown away.</source>
        <translation>{what}：草稿已丢弃。</translation>
    </message>
    <message>
        <source>Correction of the registration</source>
        <translation>更正登记</translation>
    </message>
    <message>
        <source>Striking an entry</source>
        <translation>撤销一条记录</translation>
    </message>
    <message>
        <source>Link to another request</source>
        <translation>关联另一件申请</translation>
    </message>
    <message>
        <source>Correction of an entry ({what})</source>
        <translation>更正一条记录（{what}）</translation>
    </message>
    <message>
        <source>Address of {party}</source>
        <translation>{party} 的收件地址</translation>
    </message>
</context>
<context>
    <name>StepForm</name>
    <message>
        <source>Notice sent on</source>
        <translation>发出日期</translation>
    </message>
    <message>
        <source>Correct by</source>
        <translation>补正期限</translation>
    </message>
    <message>
        <source>What is to be corrected</source>
        <translation>补正内容</translation>
    </message>
    <message>
        <source>Guidance for the applicant</source>
        <translation>补正说明</translation>
    </message>
    <message>
        <source>Correction received on</source>
        <translation>收到补正</translation>
    </message>
    <message>
        <source>Corrected wording</source>
        <translation>补正后内容</translation>
    </message>
    <message>
        <source>Closed on</source>
        <translation>办结日期</translation>
    </message>
    <message>
        <source>Letter sent on</source>
        <translation>发出日期</translation>
    </message>
    <message>
        <source>Whose opinion</source>
        <translation>征求谁</translation>
    </message>
    <message>
        <source>Name of the party</source>
        <translation>对方名称</translation>
    </message>
    <message>
        <source>Party received it on</source>
        <translation>对方收到</translation>
    </message>
    <message>
        <source>Opinion received on</source>
        <translation>收到意见</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Approved on</source>
        <translation>批准日期</translation>
    </message>
    <message>
        <source>Working days more</source>
        <translation>延长工作日</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Applicant told on</source>
        <translation>告知申请人</translation>
    </message>
    <message>
        <source>Decided on</source>
        <translation>决定日期</translation>
    </message>
    <message>
        <source>Answer by</source>
        <translation>延至</translation>
    </message>
    <message>
        <source>Charged</source>
        <translation>收费方式</translation>
    </message>
    <message>
        <source>Amount in yuan</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>Why another amount</source>
        <translation>金额不同的原因</translation>
    </message>
    <message>
        <source>Applicant received it on</source>
        <translation>申请人收到</translation>
    </message>
    <message>
        <source>Paid on</source>
        <translation>缴费日期</translation>
    </message>
    <message>
        <source>Withdrawn on</source>
        <translation>撤回日期</translation>
    </message>
    <message>
        <source>How and why</source>
        <translation>经过和原因</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Handed over on</source>
        <translation>转出日期</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>科室</translation>
    </message>
    <message>
        <source>Material due</source>
        <translation>交件期限</translation>
    </message>
    <message>
        <source>Returned on</source>
        <translation>交件日期</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页数</translation>
    </message>
    <message>
        <source>Paper of the court</source>
        <translation>裁判文书种类</translation>
    </message>
    <message>
        <source>Our receipt of it</source>
        <translation>本机关收到裁判文书日期</translation>
    </message>
    <message>
        <source>Took effect on</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Answer anew within working days</source>
        <translation>重新答复（工作日数）</translation>
    </message>
    <message>
        <source>Answer anew by</source>
        <translation>重新答复截止日期</translation>
    </message>
    <message>
        <source>Body&apos;s advice received on</source>
        <translation>收到行政复议意见书日期</translation>
    </message>
    <message>
        <source>Report on it sent on</source>
        <translation>报告纠正情况日期</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>审批事项</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>审批人</translation>
    </message>
    <message>
        <source>Reviewed on</source>
        <translation>审查日期</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>审查结论</translation>
    </message>
    <message>
        <source>Reviewed by</source>
        <translation>审查人</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Keyed in on</source>
        <translation>录入日期</translation>
    </message>
    <message>
        <source>What</source>
        <translation>录入内容</translation>
    </message>
    <message>
        <source>Platform number</source>
        <translation>平台编号</translation>
    </message>
    <message>
        <source>Posted or handed over on</source>
        <translation>寄出或送交</translation>
    </message>
    <message>
        <source>Manner</source>
        <translation>送达方式</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>承运</translation>
    </message>
    <message>
        <source>Posting number</source>
        <translation>邮件号</translation>
    </message>
    <message>
        <source>Signed for on</source>
        <translation>签收日期</translation>
    </message>
    <message>
        <source>Answer and evidence filed on</source>
        <translation>提交答复和证据</translation>
    </message>
    <message>
        <source>Why late</source>
        <translation>逾期原因</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>途径</translation>
    </message>
    <message>
        <source>Copy received on</source>
        <translation>收到副本</translation>
    </message>
    <message>
        <source>Procedure of reconsideration</source>
        <translation>复议程序</translation>
    </message>
    <message>
        <source>Body or court</source>
        <translation>机关或法院</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>案号</translation>
    </message>
    <message>
        <source>Filed on</source>
        <translation>提起日期</translation>
    </message>
    <message>
        <source>Accepted on</source>
        <translation>受理日期</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Heard on</source>
        <translation>开庭日期</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Attended by</source>
        <translation>出庭人员</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Put away on</source>
        <translation>归档日期</translation>
    </message>
    <message>
        <source>File number</source>
        <translation>案卷号</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>保管期限</translation>
    </message>
    <message>
        <source>Grounds</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>the reply</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>an extension</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>a correction notice</source>
        <translation>补正通知</translation>
    </message>
    <message>
        <source>an exception</source>
        <translation>特殊情况</translation>
    </message>
    <message>
        <source>unit head</source>
        <translation>科室负责人</translation>
    </message>
    <message>
        <source>legal review</source>
        <translation>法制审核</translation>
    </message>
    <message>
        <source>head of the disclosure office</source>
        <translation>公开机构负责人</translation>
    </message>
    <message>
        <source>leader in charge</source>
        <translation>分管领导</translation>
    </message>
    <message>
        <source>may be released</source>
        <translation>可以公开</translation>
    </message>
    <message>
        <source>to be withheld</source>
        <translation>不宜公开</translation>
    </message>
    <message>
        <source>the registration</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>this one repeats it</source>
        <translation>本件重复它</translation>
    </message>
    <message>
        <source>repeats this one</source>
        <translation>重复本件</translation>
    </message>
    <message>
        <source>came before</source>
        <translation>在先的申请</translation>
    </message>
    <message>
        <source>came after</source>
        <translation>后续申请</translation>
    </message>
    <message>
        <source>on the same paper</source>
        <translation>同一份申请</translation>
    </message>
    <message>
        <source>related</source>
        <translation>有关联</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>不计入</translation>
    </message>
    <message>
        <source>the same, counted</source>
        <translation>是，计入</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Number of the other request</source>
        <translation>对方登记编号</translation>
    </message>
    <message>
        <source>The other one</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Why they are linked</source>
        <translation>关联理由</translation>
    </message>
    <message>
        <source>Why it is struck</source>
        <translation>撤销原因</translation>
    </message>
    <message>
        <source>The same person</source>
        <translation>是不是同一人</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>收件地址</translation>
    </message>
    <message>
        <source>Without it no envelope or EMS slip can be printed; it can be added later from Posting.</source>
        <translation>不填地址，信封和邮寄单就印不出来；以后可以在“寄送”里补填。</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Why it is corrected</source>
        <translation>更正理由</translation>
    </message>
</context>
<context>
    <name>StepView</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Item {number}</source>
        <translation>事项{number}</translation>
    </message>
    <message>
        <source>Whole request</source>
        <translation>整件结果</translation>
    </message>
</context>
<context>
    <name>StorePopup</name>
    <message>
        <source>About the data</source>
        <translation>数据与备份</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>现在备份</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Backups and going back</source>
        <translation>全部备份和恢复</translation>
    </message>
    <message>
        <source>Data and backups</source>
        <translation>数据与备份</translation>
    </message>
    <message>
        <source>Store: {folder}</source>
        <translation>数据文件夹：{folder}</translation>
    </message>
    <message>
        <source>Writing and verifying …</source>
        <translation>正在写入并核验…</translation>
    </message>
    <message>
        <source>The data were brought back from {name} and have not been backed up since. Look them over, then back them up here; until then no backup is written by itself.</source>
        <translation>数据是从 {name} 恢复的，恢复后还没有备份。看过无误，在这里备份；在此之前程序不自动备份。</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>还没有备份。</translation>
    </message>
    <message>
        <source>Newest verified backup: {at}, {name}</source>
        <translation>最近一次核验过的备份：{at}，{name}</translation>
    </message>
</context>
<context>
    <name>StoreTroublePage</name>
    <message>
        <source>Disclosure on request</source>
        <translation>依申请公开办理</translation>
    </message>
    <message>
        <source>The data cannot be opened</source>
        <translation>数据打不开</translation>
    </message>
    <message>
        <source>Store: {folder}</source>
        <translation>数据文件夹：{folder}</translation>
    </message>
    <message>
        <source>Go back to this backup …</source>
        <translation>恢复到这一份…</translation>
    </message>
    <message>
        <source>Take a backup that lies elsewhere, on a stick say …</source>
        <translation>用别处（如 U 盘）的备份…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>选别的文件夹</translation>
    </message>
    <message>
        <source>Begin a new register…</source>
        <translation>另建一份新的…</translation>
    </message>
    <message>
        <source>Newest verified backup: {at}, {n} requests. What was written down after {last} is not in it and would have to be entered anew.</source>
        <translation>最近一份核验过的备份：{at}，{n} 件申请。{last} 以后记下的不在里面，恢复后要补记。</translation>
    </message>
    <message>
        <source>Chosen backup: {at}, {n} requests. What was written down after {last} is not in it and would have to be entered anew.</source>
        <translation>选中的备份：{at}，{n} 件申请。{last} 之后记下的不在其中，恢复后要补记。</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <source>Backups (clerk-*.db)</source>
        <translation>备份 (clerk-*.db)</translation>
    </message>
    <message>
        <source>This backup was never verified and is not to be relied on.</source>
        <translation>这份备份没有核验过，不能依靠。</translation>
    </message>
    <message>
        <source>Go back to a backup</source>
        <translation>恢复到备份</translation>
    </message>
    <message>
        <source>Go back to this backup?</source>
        <translation>恢复到这一份备份吗？</translation>
    </message>
    <message>
        <source> The damaged file is kept aside, not deleted.</source>
        <translation>损坏的文件另存留查，不删除。</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>先不动</translation>
    </message>
    <message>
        <source>Choose the data folder</source>
        <translation>选择数据文件夹</translation>
    </message>
</context>
<context>
    <name>SuppliedKinds</name>
    <message>
        <source>Sheet, row</source>
        <translation>所在表和行</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>作为</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Kinds of applicant</source>
        <translation>申请人类型</translation>
    </message>
    <message>
        <source>Kind of every row without one</source>
        <translation>没有写类型的各行都作</translation>
    </message>
    <message>
        <source>Kind of this row</source>
        <translation>这一行的类型</translation>
    </message>
    <message>
        <source>Every row without a kind</source>
        <translation>没有写类型的各行</translation>
    </message>
    <message>
        <source>by the name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>{sheet}, row {row}</source>
        <translation>{sheet} 第 {row} 行</translation>
    </message>
    <message>
        <source>Row {row} is</source>
        <translation>第 {row} 行是</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>What happened</source>
        <translation>办理经过</translation>
    </message>
</context>
<context>
    <name>TodayColumns</name>
    <message>
        <source>Days left</source>
        <translation>剩余工作日</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>届满日</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>申请内容</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>TodayCounts</name>
    <message>
        <source>{day} {weekday}</source>
        <translation>{day} {weekday}</translation>
    </message>
    <message>
        <source>a rest day</source>
        <translation>今天不是工作日</translation>
    </message>
    <message>
        <source>working day {n} of the year</source>
        <translation>今年第 {n} 个工作日</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月事项</translation>
    </message>
    <message>
        <source>to {day}</source>
        <translation>至 {day}</translation>
    </message>
    <message>
        <source>To post (requests)</source>
        <translation>待寄送（件）</translation>
    </message>
    <message>
        <source>correction {n}</source>
        <translation>补正{n}</translation>
    </message>
    <message>
        <source>third party {n}</source>
        <translation>第三方{n}</translation>
    </message>
    <message>
        <source>agency {n}</source>
        <translation>机关{n}</translation>
    </message>
    <message>
        <source>fee {n}</source>
        <translation>缴费{n}</translation>
    </message>
    <message>
        <source>Nothing to do today.</source>
        <translation>今天没有要办的。</translation>
    </message>
    <message>
        <source>Next due {day}.</source>
        <translation>最近一件 {day}届满。</translation>
    </message>
    <message>
        <source>{n} waiting.</source>
        <translation>{n} 件等待中。</translation>
    </message>
    <message>
        <source>{n} to post.</source>
        <translation>{n} 件待寄送。</translation>
    </message>
    <message>
        <source>{n} to archive.</source>
        <translation>{n} 件待归档。</translation>
    </message>
</context>
<context>
    <name>TodayKeys</name>
    <message>
        <source>↑↓ select   Enter open   Space why this date</source>
        <translation>↑↓ 选择   Enter 打开   空格 看期限依据</translation>
    </message>
    <message>
        <source>R {step}</source>
        <translation>R 登记{step}</translation>
    </message>
</context>
<context>
    <name>TodayList</name>
    <message>
        <source>Today&apos;s requests</source>
        <translation>今日清单</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>工作台</translation>
    </message>
    <message>
        <source>Print today&apos;s list</source>
        <translation>打印今日清单</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>在这张清单里查找</translation>
    </message>
    <message>
        <source>{n} open</source>
        <translation>在办 {n} 件</translation>
    </message>
    <message>
        <source>Counting what is in hand…</source>
        <translation>正在清点在办申请……</translation>
    </message>
    <message>
        <source>No request is open.</source>
        <translation>没有在办的申请。</translation>
    </message>
    <message>
        <source>Register a request</source>
        <translation>登记一件</translation>
    </message>
    <message>
        <source>Open the register</source>
        <translation>打开台账</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>没有符合的申请</translation>
    </message>
    <message>
        <source>No line of today has “{text}”.</source>
        <translation>工作台上没有含“{text}”的一行。</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除查找</translation>
    </message>
    <message>
        <source>Cases of old ledgers</source>
        <translation>旧台账转入的复议、诉讼</translation>
    </message>
</context>
<context>
    <name>TodayPanel</name>
    <message>
        <source>All duties</source>
        <translation>全部事项</translation>
    </message>
    <message>
        <source>Mark all seen</source>
        <translation>全部看过</translation>
    </message>
    <message>
        <source>Since yesterday</source>
        <translation>昨天以来</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月事项</translation>
    </message>
    <message>
        <source>Nothing new: no date moved, no limit ended.</source>
        <translation>没有新的期限变动和期满。</translation>
    </message>
    <message>
        <source>Done lately</source>
        <translation>最近办过</translation>
    </message>
    <message>
        <source>Nothing to report now.</source>
        <translation>现在没有要报送的。</translation>
    </message>
</context>
<context>
    <name>TodayTable</name>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>Reconsiderations and lawsuits</source>
        <translation>复议、诉讼</translation>
    </message>
    <message>
        <source>1 working day</source>
        <translation>1 个工作日</translation>
    </message>
    <message>
        <source>2–3 working days</source>
        <translation>2–3 个工作日</translation>
    </message>
    <message>
        <source>4–5 working days</source>
        <translation>4–5 个工作日</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>更晚</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>To chase</source>
        <translation>待催办</translation>
    </message>
    <message>
        <source>To post</source>
        <translation>待寄送</translation>
    </message>
    <message>
        <source>To key in</source>
        <translation>待录平台</translation>
    </message>
    <message>
        <source>To archive</source>
        <translation>待归档</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} 天</translation>
    </message>
    <message>
        <source>not counting</source>
        <translation>不计时</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红色提醒</translation>
    </message>
    <message>
        <source>amber</source>
        <translation>黄色提醒</translation>
    </message>
    <message>
        <source>{words}, {tone}</source>
        <translation>{words}，{tone}</translation>
    </message>
</context>
<context>
    <name>ToneMark</name>
    <message>
        <source>red</source>
        <translation>红色提醒</translation>
    </message>
    <message>
        <source>amber</source>
        <translation>黄色提醒</translation>
    </message>
</context>
<context>
    <name>TopicList</name>
    <message>
        <source>Topics of the manual</source>
        <translation>手册目录</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>{title}: {lines}</source>
        <translation>{title}：{lines}</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Disclosure on request</source>
        <translation>依申请公开办理</translation>
    </message>
    <message>
        <source>Open the window</source>
        <translation>打开窗口</translation>
    </message>
    <message>
        <source>End the program</source>
        <translation>退出程序</translation>
    </message>
    <message>
        <source>This computer has no notification area: what is due is said in the window, and the program cannot stay when the window is closed.</source>
        <translation>这台电脑没有通知区域：到期提醒写在窗口里，关窗口后程序不能留着。</translation>
    </message>
</context>
<context>
    <name>UpgradePage</name>
    <message>
        <source>An earlier version of the program wrote them. They are backed up, the backup is checked, and then they are changed; with a large register it takes a minute or two. The register opens by itself then.</source>
        <translation>数据由程序的较早版本写成。先写一份备份，核对备份，再更新数据；登记册较大时需要一两分钟，完成后自动打开。</translation>
    </message>
    <message>
        <source>The data are being made ready for this version</source>
        <translation>正在把数据更新到本版本</translation>
    </message>
    <message>
        <source>The data are being looked through</source>
        <translation>正在检查数据</translation>
    </message>
    <message>
        <source>The program was not closed properly the last time, so every row is compared with what was written down; with a large register it takes half a minute. The register opens by itself then.</source>
        <translation>上次没有正常关闭程序，现在逐行核对数据；登记册较大时需要半分钟左右，完成后自动打开。</translation>
    </message>
    <message>
        <source>It can be stopped: the data stay as they are, and the program closes.</source>
        <translation>可以停止：数据保持原样，程序随即关闭。</translation>
    </message>
    <message>
        <source>Step 1 of 3: a backup is written</source>
        <translation>第 1 步，共 3 步：正在写备份</translation>
    </message>
    <message>
        <source>Step 2 of 3: the backup is checked, row by row</source>
        <translation>第 2 步，共 3 步：正在逐行核对备份</translation>
    </message>
    <message>
        <source>Not closed properly the last time: the data are looked through</source>
        <translation>上次没有正常关闭，正在核对数据</translation>
    </message>
    <message>
        <source>Step 3 of 3: the data are changed</source>
        <translation>第 3 步，共 3 步：正在更新数据</translation>
    </message>
    <message>
        <source>This step cannot be stopped: the data are changed wholly or not at all.</source>
        <translation>这一步不能停止：数据要么全部更新，要么保持原样。</translation>
    </message>
</context>
<context>
    <name>ViewTabs</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Save as view</source>
        <translation>存为视图</translation>
    </message>
    <message>
        <source>Update view</source>
        <translation>更新视图</translation>
    </message>
    <message>
        <source>“{name}” is shown otherwise than it was kept</source>
        <translation>“{name}”现在显示的和保存的不一样</translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message>
        <source>Demonstration</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>This is demonstration data; the day stands still at {day}. Nothing of it reaches your own.</source>
        <translation>这是演示数据，日子停在 {day}。在这里做什么都不会进自己的台账。</translation>
    </message>
    <message>
        <source>Backup, to look at</source>
        <translation>备份（只供查看）</translation>
    </message>
    <message>
        <source>This is a copy of the backup {name}. What is changed here goes nowhere.</source>
        <translation>这是备份 {name} 的副本，只供查看；在这里改动不会进自己的台账。</translation>
    </message>
    <message>
        <source>Back to your own data</source>
        <translation>回到自己的数据</translation>
    </message>
    <message>
        <source>Going back was stopped; the data are as they were.</source>
        <translation>已停止恢复，数据保持原样。</translation>
    </message>
    <message>
        <source>The register is that of {day} again. Look it over, then back it up by hand; until then no backup is written by itself.</source>
        <translation>已恢复到 {day} 的备份并核对。请先看一看，无误后在“备份与恢复”里立即备份一次；在此之前程序不自动备份。</translation>
    </message>
    <message>
        <source>It lacks {n} entries written after it; enter again what is missing.</source>
        <translation>那以后写下的 {n} 条经过已不在数据里，需要补记。</translation>
    </message>
    <message>
        <source>The former data are kept in {folder}.</source>
        <translation>恢复前的数据留在 {folder} 文件夹里。</translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>Disclosure on request</source>
        <translation>依申请公开办理</translation>
    </message>
    <message>
        <source>Store: {folder}</source>
        <translation>数据文件夹：{folder}</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>正在停止…</translation>
    </message>
</context>
<context>
    <name>WantedWords</name>
    <message>
        <source>Paper</source>
        <translation>纸质</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>电子</translation>
    </message>
    <message>
        <source>Read on site</source>
        <translation>当场查阅</translation>
    </message>
    <message>
        <source>By post</source>
        <translation>邮寄</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>自取</translation>
    </message>
    <message>
        <source>By e-mail</source>
        <translation>电子邮件</translation>
    </message>
</context>
<context>
    <name>WhatIfPanel</name>
    <message>
        <source>What if</source>
        <translation>如果……</translation>
    </message>
    <message>
        <source>A trial only: nothing of it is recorded.</source>
        <translation>只是试算，不记录。</translation>
    </message>
    <message>
        <source>Longer by</source>
        <translation>延长</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>个工作日</translation>
    </message>
    <message>
        <source>the correction comes</source>
        <translation>收到补正</translation>
    </message>
    <message>
        <source>a correction is asked for</source>
        <translation>发补正通知</translation>
    </message>
    <message>
        <source>the time is extended</source>
        <translation>延长期限</translation>
    </message>
    <message>
        <source>the opinion comes</source>
        <translation>收到意见</translation>
    </message>
    <message>
        <source>an opinion is asked for</source>
        <translation>征求意见</translation>
    </message>
    <message>
        <source>the fee is paid</source>
        <translation>申请人缴费</translation>
    </message>
    <message>
        <source>a fee is noticed</source>
        <translation>发收费通知</translation>
    </message>
    <message>
        <source>Asked on</source>
        <translation>发出日</translation>
    </message>
    <message>
        <source>Back on</source>
        <translation>收回日</translation>
    </message>
    <message>
        <source>Told on</source>
        <translation>告知日</translation>
    </message>
    <message>
        <source>Noticed on</source>
        <translation>通知日</translation>
    </message>
    <message>
        <source>Paid on</source>
        <translation>缴费日</translation>
    </message>
    <message>
        <source>Give the dates to see what would move.</source>
        <translation>填上日期，就能看到哪些期限会变。</translation>
    </message>
    <message>
        <source>No period would move.</source>
        <translation>没有期限会变。</translation>
    </message>
    <message>
        <source>now {old} · then {new}</source>
        <translation>现在 {old} · 如果 {new}</translation>
    </message>
    <message>
        <source>no day yet</source>
        <translation>未起算</translation>
    </message>
    <message>
        <source>{day}, done</source>
        <translation>{day}（已完成）</translation>
    </message>
    <message>
        <source>{day} at the latest</source>
        <translation>最迟 {day}</translation>
    </message>
    <message>
        <source>{day}, provisional</source>
        <translation>暂定 {day}</translation>
    </message>
</context>
<context>
    <name>WordingCard</name>
    <message>
        <source>The sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Insert a blank</source>
        <translation>插入填空项</translation>
    </message>
    <message>
        <source>Why it is left out (kept)</source>
        <translation>不写的理由（存档）</translation>
    </message>
</context>
<context>
    <name>WordingChangeRow</name>
    <message>
        <source>back to the shipped text</source>
        <translation>恢复原文</translation>
    </message>
    <message>
        <source>left out for this reason: {reason}</source>
        <translation>不写的理由：{reason}</translation>
    </message>
    <message>
        <source>in use now</source>
        <translation>现在用的</translation>
    </message>
    <message>
        <source>Use this one again</source>
        <translation>重新用这一句</translation>
    </message>
    <message>
        <source>From</source>
        <translation>原来</translation>
    </message>
    <message>
        <source>To</source>
        <translation>改为</translation>
    </message>
</context>
<context>
    <name>WordingDifference</name>
    <message>
        <source>Use the new text</source>
        <translation>改用新的原文</translation>
    </message>
    <message>
        <source>Keep our words</source>
        <translation>仍用本机关用语</translation>
    </message>
    <message>
        <source>Shipped text before</source>
        <translation>以前的原文</translation>
    </message>
    <message>
        <source>Shipped text now</source>
        <translation>现在的原文</translation>
    </message>
    <message>
        <source>Our words</source>
        <translation>本机关用语</translation>
    </message>
    <message>
        <source>(no longer there)</source>
        <translation>（已删去）</translation>
    </message>
    <message>
        <source>Drop our words</source>
        <translation>不再保留</translation>
    </message>
    <message>
        <source>The shipped letter has this sentence no more; letters do not say it.</source>
        <translation>现在的原文没有这一句，文书里不再写。</translation>
    </message>
    <message>
        <source>The shipped text changed. Letters keep our words until one is chosen.</source>
        <translation>原文有改动。选定以前，文书仍写本机关用语。</translation>
    </message>
    <message>
        <source>The shipped text changed and has blanks our words lack. Letters say the new text till then.</source>
        <translation>原文有改动，本机关用语缺新的填空项。选定以前，文书写现在的原文。</translation>
    </message>
</context>
<context>
    <name>WordingPage</name>
    <message>
        <source>Wording of letters</source>
        <translation>文书用语</translation>
    </message>
    <message>
        <source>For letters written from now on; issued ones stay as they are</source>
        <translation>用于以后起草的文书，已定稿的不变</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>机关</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>改动记录</translation>
    </message>
    <message>
        <source>Back to the shipped text</source>
        <translation>恢复原文</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（未填名称）</translation>
    </message>
    <message>
        <source>{n} to choose</source>
        <translation>{n} 句待选</translation>
    </message>
    <message>
        <source>{n} own</source>
        <translation>{n} 句自拟</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>the shipped text changed: choose</source>
        <translation>原文有改动，待选</translation>
    </message>
    <message>
        <source>our words</source>
        <translation>本机关用语</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>{day} 起的文书</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>{day} 以前的文书</translation>
    </message>
    <message>
        <source>Changes ({n})</source>
        <translation>改动记录（{n}）</translation>
    </message>
    <message>
        <source>Changed by {who} on {day}</source>
        <translation>{who} 于 {day} 改</translation>
    </message>
    <message>
        <source>Left out for this reason: {reason}</source>
        <translation>不写的理由：{reason}</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>{day} {weekday}</source>
        <translation>{day} {weekday}</translation>
    </message>
    <message>
        <source>{n} working days late</source>
        <translation>已逾期 {n} 个工作日</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今天届满</translation>
    </message>
    <message>
        <source>{n} working days left</source>
        <translation>剩 {n} 个工作日</translation>
    </message>
    <message>
        <source>{n} late</source>
        <translation>逾 {n}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>{n} provisional</source>
        <translation>暂定 {n}</translation>
    </message>
</context>
<context>
    <name>WorkTab</name>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Work log</source>
        <translation>工作记录</translation>
    </message>
    <message>
        <source>Nothing noted in this year</source>
        <translation>这一年还没有记录</translation>
    </message>
    <message>
        <source>Meetings and trainings of the old sheet and the targets of the year count these lines.</source>
        <translation>2014 年格式统计表的会议、培训和本年目标按这里的条数统计。</translation>
    </message>
</context>
<context>
    <name>YearFiling</name>
    <message>
        <source>File and lock</source>
        <translation>定稿封存</translation>
    </message>
    <message>
        <source>Filed on {day}</source>
        <translation>已封存 {day}</translation>
    </message>
    <message>
        <source>{count} figures differ now</source>
        <translation>现在有 {count} 个数不同</translation>
    </message>
    <message>
        <source>Filed; nothing changed since</source>
        <translation>已封存，以后没有变化。</translation>
    </message>
    <message>
        <source>Typed figures wait for their source: say it, or drop them with Esc.</source>
        <translation>有填了还没有记下的数：先写明取自哪里，或者按 Esc 放弃，再封存。</translation>
    </message>
    <message>
        <source>Filing {year}</source>
        <translation>正在统计并封存 {year} 年度</translation>
    </message>
    <message>
        <source>Writing the correction note of {year}</source>
        <translation>正在写 {year} 年度的更正说明</translation>
    </message>
    <message>
        <source>Save the correction note</source>
        <translation>保存更正说明</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Correction note {year}.pdf</source>
        <translation>{year} 年度更正说明.pdf</translation>
    </message>
</context>
<context>
    <name>YearOut</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>Exchange file for whoever gathers</source>
        <translation>交换文件（报给汇总的单位）</translation>
    </message>
    <message>
        <source>Export the year sheet</source>
        <translation>导出年度统计表</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Year sheet {year}.xlsx</source>
        <translation>{year} 年度统计表.xlsx</translation>
    </message>
    <message>
        <source>Writing the workbook</source>
        <translation>正在写工作簿</translation>
    </message>
</context>
<context>
    <name>YearPage</name>
    <message>
        <source>Year sheet</source>
        <translation>年度统计</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>{year}</source>
        <translation>{year} 年</translation>
    </message>
    <message>
        <source>form of {source}</source>
        <translation>{source} 格式</translation>
    </message>
    <message>
        <source>trial to {day}</source>
        <translation>试算至 {day}</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>机关</translation>
    </message>
    <message>
        <source>All agencies</source>
        <translation>全部机关</translation>
    </message>
    <message>
        <source>Part of the sheet</source>
        <translation>统计表的部分</translation>
    </message>
    <message>
        <source>By request</source>
        <translation>按申请</translation>
    </message>
    <message>
        <source>By item</source>
        <translation>按事项</translation>
    </message>
    <message>
        <source>How it is counted</source>
        <translation>计数单位</translation>
    </message>
    <message>
        <source>Look at the year</source>
        <translation>看图</translation>
    </message>
    <message>
        <source>Report draft</source>
        <translation>报告初稿</translation>
    </message>
    <message>
        <source>Counting {year}</source>
        <translation>正在统计 {year} 年</translation>
    </message>
    <message>
        <source>{count} mismatches, cannot be finished yet</source>
        <translation>{count} 处不符，暂不能定稿</translation>
    </message>
    <message>
        <source>All adds up</source>
        <translation>勾稽全部相符</translation>
    </message>
    <message>
        <source>not entered</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>left blank</source>
        <translation>空</translation>
    </message>
    <message>
        <source>last year {figure}</source>
        <translation>上年 {figure}</translation>
    </message>
    <message>
        <source>{year}: {place}</source>
        <translation>{year} 年 {place}</translation>
    </message>
</context>
<context>
    <name>YearPanel</name>
    <message>
        <source>Choose a figure to see what it counts.</source>
        <translation>选一个数字，看它是哪几件。</translation>
    </message>
    <message>
        <source>Open these {count} in the register</source>
        <translation>在台账中打开这 {count} 件</translation>
    </message>
</context>
<context>
    <name>_Alike</name>
    <message>
        <source>same person</source>
        <translation>同一人</translation>
    </message>
    <message>
        <source>another person</source>
        <translation>他人</translation>
    </message>
    <message>
        <source>open</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>{percent}% alike</source>
        <translation>相同 {percent}%</translation>
    </message>
</context>
<context>
    <name>_Behind</name>
    <message>
        <source>pending</source>
        <translation>尚未审结</translation>
    </message>
    <message>
        <source>{day} answered</source>
        <translation>{day} 答复</translation>
    </message>
    <message>
        <source>{day} received</source>
        <translation>{day} 收到</translation>
    </message>
</context>
<context>
    <name>_Calendar</name>
    <message>
        <source>Choose a day</source>
        <translation>选择日期</translation>
    </message>
    <message>
        <source>en</source>
        <translation>zh</translation>
    </message>
</context>
<context>
    <name>_DraftList</name>
    <message>
        <source>Begin another request</source>
        <translation>另起一件</translation>
    </message>
    <message>
        <source>Nothing legible yet</source>
        <translation>还没有姓名和内容</translation>
    </message>
    <message>
        <source>shown now</source>
        <translation>正在填</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Really throw away</source>
        <translation>确定丢弃</translation>
    </message>
</context>
<context>
    <name>_DutyRow</name>
    <message>
        <source>done on {day}</source>
        <translation>{day} 已办</translation>
    </message>
    <message>
        <source>was due by {day}</source>
        <translation>应于 {day}前办</translation>
    </message>
    <message>
        <source>by {day} · {n} working days left</source>
        <translation>{day} 前 · 还有 {n} 个工作日</translation>
    </message>
</context>
<context>
    <name>_Editor</name>
    <message>
        <source>Done on</source>
        <translation>办理日期</translation>
    </message>
    <message>
        <source>Remark: what came of it, where it was sent</source>
        <translation>备注：结果、报给谁</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>_NewsRow</name>
    <message>
        <source>Compare</source>
        <translation>看日历</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>_Painter</name>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Strike</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Certificate</source>
        <translation>期限证明</translation>
    </message>
    <message>
        <source>Certificate: {period}</source>
        <translation>期限证明：{period}</translation>
    </message>
</context>
</TS>
