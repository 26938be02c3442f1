UPDATE Customer SET cCusName = '杭州砚池文化创意有限公司', dModifyDate = DATEADD(DAY, -1, CURRENT_DATE) WHERE cCusCode = '00123   ';
UPDATE SO_SOMain SET cVerifier = '审核员', dmoddate = CURRENT_DATE WHERE ID = 2;
